package io.switchboard.collector.poll;

import io.switchboard.Origin;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A poll that has ended, ready to be committed.
 *
 * @param identity which poll it is
 * @param span when it was made
 * @param seen what was seen of each of the target's datasets, in their order; of a failed poll, nothing
 * @param progress how far the target has been read once this is committed
 * @param answered the times that the vendor answered for whole, by the begin of a row's time, the earliest first
 */
public record PollResult(
        PollIdentity identity,
        FetchTiming span,
        CallCost exchange,
        List<DatasetResult> seen,
        TargetProgress progress,
        List<RequestedRange> answered) {
    public PollResult {
        seen = List.copyOf(seen);
        answered = List.copyOf(answered);
    }

    /**
     * Which poll it is.
     *
     * @param sequence number of the poll among its target's
     * @param origin whether it asked for the present or for the past
     * @param retires whether it is the last one of its target, or a part of it
     */
    public record PollIdentity(PollTarget target, long sequence, Origin origin, boolean retires) {

        /** One that is not the last. */
        public PollIdentity(PollTarget target, long sequence, Origin origin) {
            this(target, sequence, origin, false);
        }
    }

    /** The worst of its datasets' outcomes, with the doubts about all of them. */
    public PollOutcome outcome() {
        return seen.stream().map(DatasetResult::outcome).reduce(new PollOutcome.CompleteOutcome(), PollOutcome::and);
    }

    public PollTarget target() {
        return identity.target;
    }

    public long sequence() {
        return identity.sequence;
    }

    public Origin origin() {
        return identity.origin;
    }

    /** Whether it is the last one of its target, or a part of it. */
    public boolean retires() {
        return identity.retires;
    }

    public Instant startedAt() {
        return span.startedAt();
    }

    public Instant completedAt() {
        return span.completedAt();
    }

    /** target#sequence; the polls of the past are numbered by themselves. */
    public String id() {
        return target().name() + (origin() == Origin.BACKFILL ? "/backfill#" : "#") + sequence();
    }

    /** Whether it read all that it asked for, so that the next one need not ask for it again. */
    public boolean readAll() {
        return progress.backlog() == 0 && progress.readTo().equals(Optional.of(span.startedAt()));
    }

    /** Questions that are due and that no poll has answered yet. */
    public int backlog() {
        return readAll() ? 0 : Math.max(1, progress.backlog());
    }

    /**
     * What a poll saw of one dataset.
     *
     * @param outcome how it ended for this dataset: doubts about others say nothing of it
     * @param rows rows read
     * @param changes what is new against the last commit
     * @param next the snapshot to keep once this is committed
     * @param faults what of it could not be read
     * @param unknownFields fields of the answer that no schema names; the same for all datasets of an answer
     */
    public record DatasetResult(
            Dataset<?, ?, ?> dataset,
            PollOutcome outcome,
            int rows,
            List<RowChange> changes,
            Snapshot next,
            DatasetErrors faults,
            Set<String> unknownFields) {

        /** The same with so many dead letters at most. */
        DatasetResult withLetters(int most) {
            return new DatasetResult(dataset, outcome, rows, changes, next, faults.limited(most), unknownFields);
        }
    }
}
