package io.switchboard.buckets.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A range of buckets: those that end in {@code (start, end]}. Both are multiples of five minutes.
 *
 * @param start before {@code end}, or the same: then there are none
 */
record Timeframe(Instant start, Instant end) {
    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    Timeframe {
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("A timeframe must not end before its start: " + start + ", " + end);
        }
    }

    /**
     * The buckets that hold the last minutes, as LivePerson counts them: at 13:29, those of the last 7 minutes are
     * 13:25 and 13:30.
     */
    static Timeframe before(Instant now, int minutes) {
        return new Timeframe(down(now.minus(Duration.ofMinutes(minutes)), FIVE_MINUTES), up(now, FIVE_MINUTES));
    }

    /** The instant, or the last one before it that the clock divides by the width. */
    static Instant down(Instant instant, Duration width) {
        long millis = width.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), millis) * millis);
    }

    /** The instant, or the first one after it that the clock divides by the width. */
    static Instant up(Instant instant, Duration width) {
        Instant down = down(instant, width);
        return down.equals(instant) ? down : down.plus(width);
    }

    /** Parts as wide as that, in the order of time; what is left over is the first one. */
    List<Timeframe> split(Duration width) {
        Deque<Timeframe> parts = new ArrayDeque<>();
        for (Instant last = end; last.isAfter(start); last = last.minus(width)) {
            Instant first = last.minus(width);
            parts.addFirst(new Timeframe(first.isBefore(start) ? start : first, last));
        }
        return List.copyOf(parts);
    }
}
