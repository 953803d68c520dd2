package io.switchboard.simulator.liveperson;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How a timeframe becomes intervals. The vendor counts in buckets of five minutes: at 8:07, the last 20 minutes are
 * 7:45 to 8:10, and its intervals of ten minutes end at 8:10, 8:00 and 7:50, the earliest having only five minutes.
 */
record TimeframeBuckets(Instant start, Instant end) {
    private static final long FIVE_MINUTES = 5 * 60_000L;

    static TimeframeBuckets of(Instant now, int timeframeMinutes) {
        return new TimeframeBuckets(down(now.toEpochMilli() - timeframeMinutes * 60_000L), up(now.toEpochMilli()));
    }

    /** In the order of time; widths are rounded up to five minutes. */
    List<TimeframeBuckets> split(int intervalMinutes) {
        long width = Math.ceilDiv(intervalMinutes * 60_000L, FIVE_MINUTES) * FIVE_MINUTES;
        Deque<TimeframeBuckets> parts = new ArrayDeque<>();
        for (Instant last = end; last.isAfter(start); last = last.minusMillis(width)) {
            Instant first = last.minusMillis(width);
            parts.addFirst(new TimeframeBuckets(first.isBefore(start) ? start : first, last));
        }
        return List.copyOf(parts);
    }

    boolean has(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    boolean endedBetween(Instant first, Instant last) {
        return !end.isBefore(first) && !end.isAfter(last);
    }

    private static Instant down(long millis) {
        return Instant.ofEpochMilli(Math.floorDiv(millis, FIVE_MINUTES) * FIVE_MINUTES);
    }

    private static Instant up(long millis) {
        return Instant.ofEpochMilli(Math.ceilDiv(millis, FIVE_MINUTES) * FIVE_MINUTES);
    }
}
