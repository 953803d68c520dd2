package io.switchboard.consumer.timeline;

import io.switchboard.Status;

/** A status held in [from, to), epoch seconds. Never empty. */
public record Span(long from, long to, Status status) {
    public Span {
        if (to <= from) {
            throw new IllegalArgumentException("A span ends behind its start, not " + from + " to " + to);
        }
    }

    /** Seconds of the span in [start, end). */
    int secondsIn(long start, long end) {
        return (int) Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
