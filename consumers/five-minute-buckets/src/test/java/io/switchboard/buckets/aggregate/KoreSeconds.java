package io.switchboard.buckets.aggregate;

import io.switchboard.Status;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.status.StatusMapping;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;

/**
 * An agent's status second by second, as the vendor reported it last: each stretch ends where the next one begins.
 *
 * @param seconds by epoch seconds; those of which the vendor says nothing are not in it
 */
record KoreSeconds(Map<Long, Status> seconds) {

    /** Up to the second; one that is open lasts till then. */
    static KoreSeconds of(NavigableMap<Instant, StatusSegment> segments, long to) {
        Map<Long, Status> seconds = new HashMap<>();
        for (StatusSegment segment : segments.values()) {
            Instant start = segment.getStartTime();
            Map.Entry<Instant, StatusSegment> next = segments.higherEntry(start);
            long until = segment.getEndTime() == null
                    ? to
                    : Math.min(to, segment.getEndTime().getEpochSecond());
            long border = next == null ? until : Math.min(until, next.getKey().getEpochSecond());
            Status status = StatusMapping.KORE.statusOf(segment.getPrimaryStatus(), segment.getSecondaryStatus());
            for (long second = start.getEpochSecond(); second < border; second++) {
                seconds.put(second, status);
            }
        }
        return new KoreSeconds(seconds);
    }

    /** Seconds in the status, in the bucket with that end. */
    long in(Status status, long end) {
        long count = 0;
        for (long second = end - BucketGrid.WIDTH_SEC; second < end; second++) {
            count += seconds.get(second) == status ? 1 : 0;
        }
        return count;
    }
}
