package io.switchboard.buckets.extract;

/**
 * The account's days that a row counts, as epoch days.
 *
 * @param first the first of them
 * @param last the last, itself one of them
 */
public record CountedDays(long first, long last) {
    /** A row that counts the day that it was made on. */
    public static final CountedDays TODAY = new CountedDays(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Whether the row does not say which day it counts. */
    public boolean isToday() {
        return equals(TODAY);
    }
}
