package io.switchboard.buckets.timeline;

import io.switchboard.Status;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A status held in [from, to), epoch seconds. Never empty. */
public record StatusSpan(long from, long to, Status status) {
    public StatusSpan {
        if (to <= from) {
            throw new IllegalArgumentException("A span ends behind its start, not " + from + " to " + to);
        }
    }

    /** What each bucket gets of it, by the buckets' ends. */
    public SortedMap<Long, StatusSeconds> tallies() {
        SortedMap<Long, StatusSeconds> tallies = new TreeMap<>();
        for (long bucket = BucketGrid.endOf(from); bucket < to + BucketGrid.WIDTH_SEC; bucket += BucketGrid.WIDTH_SEC) {
            int seconds = (int) (Math.min(to, bucket) - Math.max(from, bucket - BucketGrid.WIDTH_SEC));
            tallies.put(bucket, new StatusSeconds(Map.of(status, seconds), 0));
        }
        return tallies;
    }
}
