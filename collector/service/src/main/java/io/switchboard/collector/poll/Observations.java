package io.switchboard.collector.poll;

import io.switchboard.Origin;
import io.switchboard.collector.decode.BadRow;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.poll.Faults.Letter;
import io.switchboard.collector.poll.FinishedPoll.Identity;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.snapshot.Coverage;
import io.switchboard.collector.snapshot.Diff;
import io.switchboard.collector.snapshot.Observation;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns what a vendor told into what was seen of each dataset. Pure. */
public final class Observations {
    private final Target target;
    private final Origin origin;
    private final List<Roles> roles;

    /** @param origin whether the target's present or its past is asked for */
    public Observations(Target target, Origin origin) {
        this.target = target;
        this.origin = origin;
        this.roles = target.datasets().stream()
                .map(dataset -> new Roles(dataset, target.calendar().zone()))
                .toList();
    }

    /** The poll that a reading makes. */
    public FinishedPoll finish(TargetState state, Reading reading, Span span) {
        List<String> doubts = new ArrayList<>(reading.doubts());
        Instant horizon = target.horizon(state.moment(span.startedAt()));
        Coverage coverage = origin == Origin.LIVE
                ? new Coverage(reading.asked(), reading.whole(), horizon)
                : new Coverage(List.of(), List.of(), Instant.MIN);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < target.datasets().size(); i++) {
            Snapshot last = state.of(target.datasets().get(i));
            seen.add(reading.pages().isEmpty() ? unseen(i, last) : seen(i, last, reading, coverage, span, doubts));
        }
        Identity identity = new Identity(target, state.nextSequence(span.startedAt()), origin);
        Progress progress = state.progress().after(span, reading, seen, roles, horizon);
        return new FinishedPoll(identity, span, outcome(reading, doubts), reading.exchange(), seen, progress);
    }

    private Seen unseen(int dataset, Snapshot last) {
        return new Seen(target.datasets().get(dataset), 0, List.of(), last, Faults.NONE, Set.of());
    }

    private Seen seen(int index, Snapshot last, Reading reading, Coverage coverage, Span span, List<String> doubts) {
        Dataset<?, ?, ?> dataset = target.datasets().get(index);
        Roles role = roles.get(index);
        UnreadValues unread = new UnreadValues(reading.unreadValues(index), role);
        unread.fill(last);
        List<BadRow> bad =
                reading.badRows().filter(row -> row.dataset() == index).toList();
        List<SpecificRecordBase> rows = reading.rows(index);
        boolean named = bad.stream().map(BadRow::partial).allMatch(role::hasKey);
        Observation now = new Observation(
                bad.isEmpty() ? rows : withUnread(rows, bad, role, last),
                named ? coverage : coverage.doubtful(),
                span.startedAt(),
                span.completedAt(),
                origin);
        Diff diff = Diff.between(last, now, role, target.absence());
        if (!bad.isEmpty()) {
            BadRow first = bad.getFirst();
            doubts.add(bad.size() + " rows of " + dataset.name() + " could not be read, the first at " + first.path()
                    + ": " + first.reason());
        }
        diff.held().ifPresent(held -> doubts.add(dataset.name() + ": " + held));
        UnreadValues.Report report = unread.report(last.reported());
        List<Letter> letters = Stream.concat(bad.stream().map(Observations::letter), report.letters().stream())
                .toList();
        return new Seen(
                dataset,
                rows.size(),
                diff.changes(),
                diff.next().with(report.reported()),
                new Faults(bad.size(), unread.count(), letters),
                reading.unknownFields());
    }

    /** A known row of which an answer shows the key alone is there, and nobody knows of a change. */
    private static List<SpecificRecordBase> withUnread(
            List<SpecificRecordBase> rows, List<BadRow> bad, Roles role, Snapshot last) {
        return Stream.concat(
                        rows.stream(),
                        bad.stream()
                                .map(BadRow::partial)
                                .filter(role::hasKey)
                                .flatMap(row -> Stream.ofNullable(last.rows().get(role.key(row)))))
                .toList();
    }

    private static Letter letter(BadRow row) {
        return new Letter(row.path(), row.reason(), row.raw(), row.length());
    }

    private static PollOutcome outcome(Reading reading, List<String> doubts) {
        if (reading.pages().isEmpty()) {
            return new PollOutcome.Failed(
                    reading.failure().orElseGet(() -> new Failure.Malformed("an answer without pages")));
        }
        return doubts.isEmpty() && reading.failure().isEmpty()
                ? new PollOutcome.Complete()
                : new PollOutcome.Partial(String.join("; ", doubts), reading.failure());
    }
}
