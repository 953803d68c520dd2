package io.switchboard.collector.poll;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.RejectedRow;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollResult.PollIdentity;
import io.switchboard.collector.snapshot.DatasetObservation;
import io.switchboard.collector.snapshot.Diff;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.ResponseCoverage;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns what a vendor reported into what was seen of each dataset. Pure. */
public final class PollResultFactory {
    /** Dead letters of one poll. A vendor that spoils more of its rows spoils them all in one way. */
    static final int MOST_LETTERS = 10_000;

    private final PollTarget target;
    private final Origin origin;
    private final List<FieldRoles> roles;

    /** @param origin whether the target's present or its past is asked for */
    public PollResultFactory(PollTarget target, Origin origin) {
        this.target = target;
        this.origin = origin;
        this.roles = target.datasets().stream()
                .map(dataset -> new FieldRoles(dataset, target.calendar().zone()))
                .toList();
    }

    /** The poll that a reading makes. */
    public PollResult finish(TargetState state, FetchResult reading, FetchTiming span) {
        Instant horizon = target.horizon(state.moment(span.startedAt()));
        ResponseCoverage coverage = origin == Origin.LIVE
                ? reading.coverage(horizon)
                : new ResponseCoverage(List.of(), List.of(), Instant.MIN);
        List<DatasetNews> news = new ArrayList<>();
        int letters = MOST_LETTERS;
        for (FieldRoles role : roles) {
            Snapshot last = state.of(role.dataset());
            DatasetResult seen = (reading.pages().isEmpty()
                            ? unseen(role.dataset(), last, reading)
                            : seen(role, last, reading, coverage, span))
                    .withLetters(letters);
            letters -= seen.faults().letters().size();
            news.add(new DatasetNews(seen, role));
        }
        PollIdentity identity = new PollIdentity(target, state.nextSequence(span.startedAt()), origin);
        TargetProgress progress = state.progress().after(span, reading, news, horizon);
        return new PollResult(
                identity,
                span,
                reading.exchange(),
                news.stream().map(DatasetNews::seen).toList(),
                progress,
                progress.answered(reading, span));
    }

    private static DatasetResult unseen(Dataset<?, ?, ?> dataset, Snapshot last, FetchResult reading) {
        PollOutcome failed = new PollOutcome.FailedOutcome(
                reading.failure().orElseGet(() -> new CallFailure.Malformed("an answer without pages")));
        return new DatasetResult(dataset, failed, 0, List.of(), last, DatasetErrors.NONE, Set.of());
    }

    private DatasetResult seen(
            FieldRoles role, Snapshot last, FetchResult reading, ResponseCoverage coverage, FetchTiming span) {
        List<DatasetRows> read = reading.pagesOf(role.dataset());
        UnreadValues values = new UnreadValues(
                read.stream().flatMap(page -> page.unread().stream()).toList(), role);
        values.fill(last);
        List<RejectedRow> bad =
                read.stream().flatMap(page -> page.rejected().stream()).toList();
        List<RejectedRow> unread =
                bad.stream().filter(row -> known(row, role, last).isEmpty()).toList();
        List<List<SpecificRecordBase>> pages =
                read.stream().map(DatasetRows::rows).toList();
        DatasetObservation now = new DatasetObservation(
                bad.isEmpty() ? pages : withUnread(pages, bad, role, last),
                unread.size(),
                coverage,
                span.startedAt(),
                span.completedAt(),
                origin);
        Diff diff = Diff.between(last, now, role, target.absence());
        UnreadValues.UnreadReport report = values.report(diff.repeated(), last.reported());
        List<PendingDeadLetter> letters = Stream.concat(
                        bad.stream().map(PollResultFactory::letter), report.letters().stream())
                .toList();
        return new DatasetResult(
                role.dataset(),
                outcome(reading, doubts(role.dataset(), last, unread, diff)),
                pages.stream().mapToInt(List::size).sum(),
                diff.changes(),
                diff.next().with(report.reported()),
                new DatasetErrors(bad.size(), unread.size(), values.count(), letters),
                reading.unknownFields());
    }

    /** A known row of which an answer shows the key alone is there, and nobody knows of a change. */
    private static List<List<SpecificRecordBase>> withUnread(
            List<List<SpecificRecordBase>> pages, List<RejectedRow> bad, FieldRoles role, Snapshot last) {
        List<List<SpecificRecordBase>> more = new ArrayList<>(pages);
        more.add(bad.stream()
                .flatMap(row -> known(row, role, last).stream())
                .map(role::withAllUnread)
                .toList());
        return more;
    }

    private static Optional<SpecificRecordBase> known(RejectedRow row, FieldRoles role, Snapshot last) {
        return role.hasKey(row.partial())
                ? Optional.ofNullable(last.rows().get(role.key(row.partial())))
                : Optional.empty();
    }

    private static PendingDeadLetter letter(RejectedRow row) {
        return new PendingDeadLetter(row.path(), row.reason(), row.raw(), row.length());
    }

    /** What is doubtful about this dataset alone. Rows that never can be read are no news, and hide nobody. */
    private static List<String> doubts(Dataset<?, ?, ?> dataset, Snapshot last, List<RejectedRow> unread, Diff diff) {
        List<String> doubts = new ArrayList<>();
        if (unread.size() > last.visibility().unread()) {
            RejectedRow first = unread.getFirst();
            doubts.add(unread.size() + " rows of " + dataset.name() + " could not be read ("
                    + last.visibility().unread() + " before), the first at " + first.path() + ": " + first.reason());
        }
        diff.held().ifPresent(held -> doubts.add(dataset.name() + ": " + held));
        return doubts;
    }

    private static PollOutcome outcome(FetchResult reading, List<String> more) {
        List<String> doubts = Stream.of(reading.doubts(), reading.oddities(), more)
                .flatMap(List::stream)
                .toList();
        return doubts.isEmpty() && reading.failure().isEmpty()
                ? new PollOutcome.CompleteOutcome()
                : new PollOutcome.PartialOutcome(doubts, reading.failure());
    }
}
