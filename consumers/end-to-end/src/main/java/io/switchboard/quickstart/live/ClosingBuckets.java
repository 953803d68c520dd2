package io.switchboard.quickstart.live;

import io.switchboard.AgentBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the rows of a bucket together. They come one per agent and none says that it is the last: a bucket is whole when
 * final rows have come and then, for a moment, no more.
 */
final class ClosingBuckets {
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

    private final NavigableMap<Instant, Map<String, AgentBucket>> arriving = new TreeMap<>();
    private Optional<ClosedBucket> closed = Optional.empty();
    private long newestNanos;

    void take(AgentBucket row, long nanos) {
        boolean late =
                closed.filter(done -> !row.getBucketEnd().isAfter(done.end())).isPresent();
        if (!row.getFinal$() || late) {
            return;
        }
        arriving.computeIfAbsent(row.getBucketEnd(), _ -> new HashMap<>()).put(row.getAgentId(), row);
        newestNanos = nanos;
    }

    /** The latest whole bucket at an instant of {@link System#nanoTime}. */
    Optional<ClosedBucket> closed(long nanos) {
        if (!arriving.isEmpty() && nanos - newestNanos >= QUIET_NANOS) {
            closed = Optional.of(ClosedBucket.of(arriving.lastEntry().getValue().values()));
            arriving.clear();
        }
        return closed;
    }
}
