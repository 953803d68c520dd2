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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns what a vendor told into what was seen of each dataset. Pure. */
public final class Observations {
    /** Dead letters of one poll. A vendor that spoils more of its rows spoils them all in one way. */
    static final int MOST_LETTERS = 10_000;

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
        Instant horizon = target.horizon(state.moment(span.startedAt()));
        Coverage coverage =
                origin == Origin.LIVE ? reading.coverage(horizon) : new Coverage(List.of(), List.of(), Instant.MIN);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < target.datasets().size(); i++) {
            Snapshot last = state.of(target.datasets().get(i));
            Seen one = reading.pages().isEmpty() ? unseen(i, last, reading) : seen(i, last, reading, coverage, span);
            seen.add(one.withLetters(MOST_LETTERS - letters(seen)));
        }
        Identity identity = new Identity(target, state.nextSequence(span.startedAt()), origin);
        Progress progress = state.progress().after(span, reading, seen, roles, horizon);
        return new FinishedPoll(identity, span, reading.exchange(), seen, progress, progress.answered(reading, span));
    }

    private static int letters(List<Seen> seen) {
        return seen.stream().mapToInt(one -> one.faults().letters().size()).sum();
    }

    private Seen unseen(int dataset, Snapshot last, Reading reading) {
        PollOutcome failed = new PollOutcome.Failed(
                reading.failure().orElseGet(() -> new Failure.Malformed("an answer without pages")));
        return new Seen(target.datasets().get(dataset), failed, 0, List.of(), last, Faults.NONE, Set.of());
    }

    private Seen seen(int index, Snapshot last, Reading reading, Coverage coverage, Span span) {
        Roles role = roles.get(index);
        UnreadValues values = new UnreadValues(reading.unreadValues(index), role);
        values.fill(last);
        List<BadRow> bad =
                reading.badRows().filter(row -> row.dataset() == index).toList();
        List<BadRow> unread =
                bad.stream().filter(row -> known(row, role, last).isEmpty()).toList();
        List<List<SpecificRecordBase>> pages = reading.pagesOf(index);
        Observation now = new Observation(
                bad.isEmpty() ? pages : withUnread(pages, bad, role, last),
                unread.size(),
                coverage,
                span.startedAt(),
                span.completedAt(),
                origin);
        Diff diff = Diff.between(last, now, role, target.absence());
        UnreadValues.Report report = values.report(diff.repeated(), last.reported());
        List<Letter> letters = Stream.concat(bad.stream().map(Observations::letter), report.letters().stream())
                .toList();
        Dataset<?, ?, ?> dataset = target.datasets().get(index);
        return new Seen(
                dataset,
                outcome(reading, doubts(dataset, last, unread, diff)),
                pages.stream().mapToInt(List::size).sum(),
                diff.changes(),
                diff.next().with(report.reported()),
                new Faults(bad.size(), unread.size(), values.count(), letters),
                reading.unknownFields());
    }

    /** A known row of which an answer shows the key alone is there, and nobody knows of a change. */
    private static List<List<SpecificRecordBase>> withUnread(
            List<List<SpecificRecordBase>> pages, List<BadRow> bad, Roles role, Snapshot last) {
        List<List<SpecificRecordBase>> more = new ArrayList<>(pages);
        more.add(bad.stream()
                .flatMap(row -> known(row, role, last).stream())
                .map(role::withAllUnread)
                .toList());
        return more;
    }

    private static Optional<SpecificRecordBase> known(BadRow row, Roles role, Snapshot last) {
        return role.hasKey(row.partial())
                ? Optional.ofNullable(last.rows().get(role.key(row.partial())))
                : Optional.empty();
    }

    private static Letter letter(BadRow row) {
        return new Letter(row.path(), row.reason(), row.raw(), row.length());
    }

    /** What is doubtful about this dataset alone. Rows that never can be read are no news, and hide nobody. */
    private static List<String> doubts(Dataset<?, ?, ?> dataset, Snapshot last, List<BadRow> unread, Diff diff) {
        List<String> doubts = new ArrayList<>();
        if (unread.size() > last.visibility().unread()) {
            BadRow first = unread.getFirst();
            doubts.add(unread.size() + " rows of " + dataset.name() + " could not be read ("
                    + last.visibility().unread() + " before), the first at " + first.path() + ": " + first.reason());
        }
        diff.held().ifPresent(held -> doubts.add(dataset.name() + ": " + held));
        return doubts;
    }

    private static PollOutcome outcome(Reading reading, List<String> more) {
        List<String> doubts = Stream.of(reading.doubts(), reading.oddities(), more)
                .flatMap(List::stream)
                .toList();
        return doubts.isEmpty() && reading.failure().isEmpty()
                ? new PollOutcome.Complete()
                : new PollOutcome.Partial(doubts, reading.failure());
    }
}
