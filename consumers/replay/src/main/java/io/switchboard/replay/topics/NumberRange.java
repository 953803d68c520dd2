package io.switchboard.replay.topics;

/**
 * Numbers from one to another: offsets, or times in milliseconds since 1970.
 *
 * @param from the first
 * @param to the first that is too high; above {@code from}
 */
public record NumberRange(long from, long to) {
    /** Every number. */
    public static final NumberRange ALL = new NumberRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public NumberRange {
        if (from >= to) {
            throw new IllegalArgumentException("An interval from " + from + " to " + to + " holds nothing");
        }
    }

    /** Whether a number lies inside. */
    public boolean contains(long number) {
        return from <= number && number < to;
    }

    /** Whether it has a beginning that is not the beginning of everything. */
    public boolean hasBeginning() {
        return from != Long.MIN_VALUE;
    }
}
