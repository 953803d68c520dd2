package io.switchboard.consumer.timeline;

import io.switchboard.Status;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A status held in [from, to), epoch seconds. Never empty. */
public record Span(long from, long to, Status status) {
    public Span {
        if (to <= from) {
            throw new IllegalArgumentException("A span ends behind its start, not " + from + " to " + to);
        }
    }

    /** What each bucket gets of it, by the buckets' ends. */
    public SortedMap<Long, Tally> tallies() {
        SortedMap<Long, Tally> tallies = new TreeMap<>();
        for (long bucket = Bucket.endOf(from); bucket < to + Bucket.WIDTH_SEC; bucket += Bucket.WIDTH_SEC) {
            int seconds = (int) (Math.min(to, bucket) - Math.max(from, bucket - Bucket.WIDTH_SEC));
            tallies.put(bucket, new Tally(Map.of(status, seconds), 0));
        }
        return tallies;
    }
}
