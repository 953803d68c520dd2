package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.timeline.BucketGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The days of an account, in its zone: some have 23 hours, some 25. */
record AccountDays(ZoneId zone) {

    /** The days of a zone by its name; UTC where there is none. */
    static AccountDays of(@Nullable String zone) {
        return new AccountDays(zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    /** The day, as an epoch day, in which the epoch millisecond lies. */
    long dayOf(long epochMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), zone).toEpochDay();
    }

    /** Epoch second at which the day begins. */
    long startOf(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }

    /** The end of the bucket that holds the second, or of the nearest one within the days. */
    long bucketWithin(long second, long first, long last) {
        long from = BucketGrid.endOf(startOf(first));
        long to = Math.max(from, startOf(last + 1));
        return Math.clamp(BucketGrid.endOf(second), from, to);
    }
}
