package io.switchboard.buckets.aggregate;

/**
 * A time of more than one bucket's width in which no poll of a dataset has shown all its rows. Epoch seconds.
 *
 * @param from start of the last poll before it
 * @param to start of the first poll behind it
 */
record PollGap(long from, long to) {

    /** Whether nothing was seen between a second and the next poll, and that is long ago. */
    boolean spans(long second) {
        return from < second && to >= second;
    }

    /** Whether there was no poll from the first second to the last. */
    boolean covers(long first, long last) {
        return from < first && to >= last;
    }

    /** Seconds that it has in common with a time. */
    long within(long first, long last) {
        return Math.max(0, Math.min(to, last) - Math.max(from, first));
    }
}
