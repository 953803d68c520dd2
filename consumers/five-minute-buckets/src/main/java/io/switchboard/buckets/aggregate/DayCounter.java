package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.extract.ObservationWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row that counts since its day began.
 *
 * @param first the first of the days that it counts, as an epoch day
 * @param last the last
 * @param counted what has been counted of them
 * @param levels what was so when last looked
 * @param filledTo end of the last bucket that has the levels, or, without levels, the last growth; epoch second
 * @param since from when on all of it was counted, as far as is known; epoch second, 0 in what older versions stored
 * @param hidden what polls do not show of the row
 */
record DayCounter(
        long first,
        long last,
        MetricValues counted,
        MetricValues levels,
        long filledTo,
        long since,
        HiddenCount hidden) {

    /**
     * How far a vendor's clock may be from ours, and how long after midnight a vendor may still show the day before.
     */
    static final Duration MIDNIGHT = Duration.ofMinutes(5);

    /**
     * What polls do not show.
     *
     * @param goneFrom when a poll last showed the row; epoch second, 0 while polls show it
     * @param unread names of the figures that cannot be read now: buckets do not say that they stayed
     */
    record HiddenCount(long goneFrom, Set<String> unread) {
        static final HiddenCount NOTHING = new HiddenCount(0, Set.of());

        HiddenCount {
            unread = Set.copyOf(unread);
        }
    }

    DayCounter {
        // What an older version stored has none.
        hidden = Objects.requireNonNullElse(hidden, HiddenCount.NOTHING);
    }

    /** Nothing of all that is counted and can be read. */
    MetricValues zeros() {
        return counted.zeros().without(hidden.unread());
    }

    /**
     * The day that a row counts now: never one before the known one. A vendor that does not say when it counted, or has
     * a clock that cannot be, may be a little behind midnight.
     */
    static long dayOf(Measurement.CountMeasurement told, @Nullable DayCounter known, AccountDays days) {
        ObservationWindow window = told.window();
        boolean clocked = Math.abs(window.vendorTime() - window.observedAt()) <= MIDNIGHT.toMillis();
        long at = clocked ? window.vendorTime() : window.observedAt();
        long day = days.dayOf(at);
        if (known == null || day <= known.last) {
            return known == null ? day : known.last;
        }
        boolean mayBeBehind =
                !clocked && days.dayOf(at - MIDNIGHT.toMillis()) < day && !hasFallen(known.counted, told.after());
        return mayBeBehind ? known.last : day;
    }

    private static boolean hasFallen(MetricValues before, MetricValues after) {
        return after.amounts().entrySet().stream()
                .anyMatch(amount -> amount.getValue() < before.amount(amount.getKey()));
    }

    /** Whether its row is gone. */
    boolean isGone() {
        return hidden.goneFrom() > 0;
    }

    /** The same with the levels in all buckets up to this one. */
    DayCounter filledTo(long end) {
        return new DayCounter(first, last, counted, levels, end, since, hidden);
    }

    /** As far as it was known at a second; with the levels up to its bucket's end. */
    DayCounter backTo(long second, long end) {
        return new DayCounter(
                first,
                last,
                counted,
                levels,
                Math.min(filledTo, end),
                Math.min(since, second),
                new HiddenCount(Math.min(hidden.goneFrom(), second), hidden.unread()));
    }

    /** What has been counted since: below zero where the vendor takes back what it had counted. */
    static MetricValues growth(MetricValues before, MetricValues after) {
        Map<String, Long> grown = new HashMap<>();
        after.amounts().forEach((name, amount) -> grown.put(name, amount - before.amount(name)));
        return MetricValues.of(grown);
    }
}
