package io.switchboard.collector.poll;

import io.switchboard.collector.decode.BadRow;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.snapshot.Change;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A poll that has ended, ready to be committed.
 *
 * @param sequence number of the poll among its target's
 * @param startedAt when the request was sent
 * @param completedAt when the answer had been read or was given up
 * @param seen what was seen of each of the target's datasets, in their order; of a failed poll, nothing
 */
public record FinishedPoll(
        Target target,
        long sequence,
        Instant startedAt,
        Instant completedAt,
        PollOutcome outcome,
        Exchange exchange,
        List<Seen> seen) {
    public FinishedPoll {
        seen = List.copyOf(seen);
    }

    /** target#sequence */
    public String id() {
        return target.pollId(sequence);
    }

    /**
     * What a poll saw of one dataset.
     *
     * @param rows rows read
     * @param changes what is new against the last commit
     * @param next the snapshot to keep once this is committed
     * @param bad rows that could not be read
     * @param unknownFields fields of the answer that no schema names; the same for all datasets of an answer
     */
    public record Seen(
            Dataset<?, ?, ?> dataset,
            int rows,
            List<Change> changes,
            Snapshot next,
            List<BadRow> bad,
            Set<String> unknownFields) {}
}
