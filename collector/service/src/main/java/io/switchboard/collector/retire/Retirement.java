package io.switchboard.collector.retire;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.poll.Calendar;
import io.switchboard.collector.poll.Faults;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.FinishedPoll.Identity;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollParts;
import io.switchboard.collector.poll.Progress;
import io.switchboard.collector.poll.Span;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.Change;
import io.switchboard.collector.snapshot.Change.Op;
import io.switchboard.collector.snapshot.Change.When;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last poll of a target that is no longer configured. It ends the rows that are of now or not over yet; those whose
 * time is over were true and stay. Pure.
 *
 * @param target as it was
 * @param state what is committed of it
 */
public record Retirement(Target target, TargetState state) {
    private static final Duration UNUSED = Duration.ofSeconds(1);

    /** What an account may have had: one target for each API that there is. */
    public static List<Target> targets(String account) {
        Map<String, List<Dataset<?, ?, ?>>> apis = new LinkedHashMap<>();
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            apis.computeIfAbsent(api(dataset), _ -> new ArrayList<>()).add(dataset);
        }
        return apis.entrySet().stream()
                .map(api -> new Target(
                        account,
                        api.getKey(),
                        api.getValue(),
                        UNUSED,
                        UNUSED,
                        AbsencePolicy.DEFAULT,
                        // What was over when it was read last is not wanted.
                        new Calendar(Optional.empty(), Optional.of(Duration.ZERO))))
                .toList();
    }

    /** A dataset's name is vendor.api, or vendor.api.part. */
    private static String api(Dataset<?, ?, ?> dataset) {
        return dataset.name().split("\\.", -1)[1];
    }

    /** Whether anything is known of the target. */
    public boolean isKnown() {
        return state.lastSequence().isPresent() || ending() > 0;
    }

    /** How many rows end. */
    public int ending() {
        return endingByDataset().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many rows of each dataset end. */
    public Map<String, Integer> endingByDataset() {
        return target.datasets().stream()
                .collect(Collectors.toMap(
                        Dataset::name,
                        dataset -> ends(dataset, Instant.EPOCH).size(),
                        Integer::sum,
                        LinkedHashMap::new));
    }

    /** The polls to commit, in their order: one, or more where there are many rows. */
    public List<FinishedPoll> polls(Instant now) {
        List<Seen> seen = target.datasets().stream()
                .<Seen>map(dataset -> new Seen(
                        dataset,
                        new PollOutcome.Complete(),
                        0,
                        ends(dataset, now),
                        Snapshot.NONE,
                        Faults.NONE,
                        Set.of()))
                .toList();
        long sequence = state.lastSequence().map(last -> last + 1).orElseGet(now::getEpochSecond);
        FinishedPoll last = new FinishedPoll(
                new Identity(target, sequence, Origin.LIVE, true),
                new Span(now, now),
                Exchange.NONE,
                seen,
                Progress.NONE,
                List.of());
        return PollParts.of(state, last, PollParts.MOST_CHANGES);
    }

    private List<Change> ends(Dataset<?, ?, ?> dataset, Instant now) {
        Roles roles = new Roles(dataset);
        Snapshot known = state.snapshots().getOrDefault(dataset.name(), Snapshot.NONE);
        When when = new When(known.allSeenAt().filter(now::isAfter), now, Basis.OBSERVED);
        return known.rows().entrySet().stream()
                .filter(row -> !roles.endedBefore(row.getValue(), Instant.MAX))
                .map(row -> new Change(
                        Op.DELETE, row.getKey(), Optional.of(row.getValue()), Optional.empty(), List.of(), when))
                .toList();
    }
}
