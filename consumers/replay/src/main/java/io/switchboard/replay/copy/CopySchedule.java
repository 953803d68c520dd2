package io.switchboard.replay.copy;

/**
 * When records are due, counted from the first one, which is due at the start. Times are absolute: who is late for one
 * record is not late for all that follow.
 *
 * @param pace how fast
 * @param firstMs the first record's timestamp
 * @param startNanos when the first is due, of a clock that only rises
 */
record CopySchedule(CopyPace pace, long firstMs, long startNanos) {
    private static final double NANOS_PER_MS = 1e6;

    /** When a record of a timestamp is due, of the same clock; one of an earlier timestamp was due before the start. */
    long dueNanos(long timestampMs) {
        return switch (pace) {
            case CopyPace.FullPace() -> startNanos;
            case CopyPace.TimedPace(double factor) ->
                startNanos + Math.round((timestampMs - firstMs) * NANOS_PER_MS / factor);
        };
    }
}
