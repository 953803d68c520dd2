package io.switchboard.collector.retire;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DatasetErrors;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollParts;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollResult.PollIdentity;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.snapshot.RowChange.ChangeWindow;
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
public record TargetRetirement(PollTarget target, TargetState state) {
    private static final Duration UNUSED = Duration.ofSeconds(1);

    /** What an account may have had: one target for each API that there is. */
    public static List<PollTarget> targets(String account) {
        Map<String, List<Dataset<?, ?, ?>>> apis = new LinkedHashMap<>();
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            apis.computeIfAbsent(api(dataset), _ -> new ArrayList<>()).add(dataset);
        }
        return apis.entrySet().stream()
                .map(api -> new PollTarget(
                        account,
                        api.getKey(),
                        api.getValue(),
                        UNUSED,
                        UNUSED,
                        AbsencePolicy.DEFAULT,
                        // What was over when it was read last is not wanted.
                        new DayWindow(Optional.empty(), Optional.of(Duration.ZERO))))
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
    public List<PollResult> polls(Instant now) {
        List<DatasetResult> seen = target.datasets().stream()
                .<DatasetResult>map(dataset -> new DatasetResult(
                        dataset,
                        new PollOutcome.CompleteOutcome(),
                        0,
                        ends(dataset, now),
                        Snapshot.NONE,
                        DatasetErrors.NONE,
                        Set.of()))
                .toList();
        long sequence = state.lastSequence().map(last -> last + 1).orElseGet(now::getEpochSecond);
        PollResult last = new PollResult(
                new PollIdentity(target, sequence, Origin.LIVE, true),
                new FetchTiming(now, now),
                CallCost.NONE,
                seen,
                TargetProgress.NONE,
                List.of());
        return PollParts.of(state, last, PollParts.MOST_CHANGES);
    }

    private List<RowChange> ends(Dataset<?, ?, ?> dataset, Instant now) {
        FieldRoles roles = new FieldRoles(dataset);
        Snapshot known = state.snapshots().getOrDefault(dataset.name(), Snapshot.NONE);
        ChangeWindow when = new ChangeWindow(known.allSeenAt().filter(now::isAfter), now, Basis.OBSERVED);
        return known.rows().entrySet().stream()
                .filter(row -> !roles.endedBefore(row.getValue(), Instant.MAX))
                .map(row -> new RowChange(
                        ChangeOp.DELETE, row.getKey(), Optional.of(row.getValue()), Optional.empty(), List.of(), when))
                .toList();
    }
}
