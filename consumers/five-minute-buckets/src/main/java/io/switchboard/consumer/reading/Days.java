package io.switchboard.consumer.reading;

/**
 * The account's days that a row counts, as epoch days.
 *
 * @param first the first of them
 * @param last the last, itself one of them
 */
public record Days(long first, long last) {
    /** A row that counts the day that it was made on. */
    public static final Days TODAY = new Days(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Whether the row does not say which day it counts. */
    public boolean isToday() {
        return equals(TODAY);
    }
}
