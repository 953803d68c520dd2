package io.switchboard.collector.poll;

import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is committed of a target.
 *
 * @param lastSequence number of its last poll; empty if it has never been polled
 * @param snapshots by dataset name
 */
public record TargetState(Optional<Long> lastSequence, Map<String, Snapshot> snapshots, TargetProgress progress) {

    /** A target that has never been polled. */
    public static final TargetState NEW = new TargetState(Optional.empty(), Map.of(), TargetProgress.NONE);

    public TargetState {
        snapshots = Map.copyOf(snapshots);
    }

    Snapshot of(Dataset<?, ?, ?> dataset) {
        return snapshots.getOrDefault(dataset.name(), Snapshot.NONE);
    }

    /** What a poll that begins now has to know. */
    public FetchContext moment(Instant now) {
        return new FetchContext(now, progress.readTo(), progress.answers(), progress.unconfirmed());
    }

    /**
     * Number of the next poll: one above the last. The first is the epoch second of the poll, so that numbers rise even
     * if a target comes back after all its polls have left the topic.
     */
    long nextSequence(Instant startedAt) {
        return lastSequence.map(last -> last + 1).orElseGet(startedAt::getEpochSecond);
    }

    /** The state once a poll is committed. */
    public TargetState after(PollResult poll) {
        Map<String, Snapshot> next = new HashMap<>(snapshots);
        poll.seen().forEach(seen -> next.put(seen.dataset().name(), seen.next()));
        return new TargetState(Optional.of(poll.sequence()), next, poll.progress());
    }
}
