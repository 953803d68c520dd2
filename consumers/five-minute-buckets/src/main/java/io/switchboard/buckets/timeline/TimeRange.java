package io.switchboard.buckets.timeline;

import java.util.List;
import java.util.stream.Stream;

/** The time [from, to), epoch seconds. */
public record TimeRange(long from, long to) {

    public boolean isEmpty() {
        return to <= from;
    }

    /** The same with nothing of it behind a second. */
    public TimeRange before(long second) {
        return new TimeRange(from, Math.min(to, second));
    }

    /** What is left without another: nothing, one or two. */
    public List<TimeRange> minus(TimeRange other) {
        return Stream.of(before(other.from), new TimeRange(Math.max(from, other.to), to))
                .filter(rest -> !rest.isEmpty())
                .toList();
    }

    /** Seconds that it has in common with another. */
    public long shared(TimeRange other) {
        return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }
}
