package io.switchboard.collector.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a record asks of its components. All broken rules are reported together, under the keys of the file, so that the
 * record's constructor is the only place that states them.
 */
final class Rules {

    /** Longer than anything here is meant to take. */
    static final Duration ONE_DAY = Duration.ofDays(1);

    /** A dataset's key for how long a finished day is polled. */
    static final String SETTLE = "settle";
    /** A dataset's key for the unit of the vendor's durations. */
    static final String TIME_UNIT = "time-unit";

    private static final Duration LONGEST_SETTLE = Duration.ofDays(2);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final List<Fault> broken = new ArrayList<>();

    Rules require(boolean holds, String key, String message) {
        if (!holds) {
            broken.add(new Fault(key, message));
        }
        return this;
    }

    Rules between(String key, Duration value, Duration least, Duration most) {
        return require(
                        value.compareTo(least) >= 0,
                        key,
                        Durations.text(value) + " is too short; at least " + Durations.text(least))
                .require(
                        value.compareTo(most) <= 0,
                        key,
                        Durations.text(value) + " is too long; at most " + Durations.text(most));
    }

    Rules between(String key, long value, long least, long most) {
        return require(
                value >= least && value <= most,
                key,
                "%d is out of range; between %d and %d".formatted(value, least, most));
    }

    /** How long a finished day must have been without a change before it is no longer polled. */
    Rules settle(Duration value) {
        return between(SETTLE, value, Duration.ZERO, LONGEST_SETTLE);
    }

    /** The units that vendors' durations come in. */
    Rules timeUnit(TimeUnit value) {
        return require(
                value == TimeUnit.MILLISECONDS || value == TimeUnit.SECONDS,
                TIME_UNIT,
                value + " is no unit of the vendor; write ms or s");
    }

    /** A vendor's id, which is part of URLs. */
    Rules id(String key, String value) {
        return require(
                ID.matcher(value).matches(),
                key,
                '"' + value + "\" is no id; up to 128 letters, digits, dots, dashes and underscores");
    }

    /**
     * Ends the constructor's check.
     *
     * @throws Broken when a rule does not hold
     */
    void check() {
        if (!broken.isEmpty()) {
            throw new Broken(broken);
        }
    }

    /** Values that a record refuses. */
    static final class Broken extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        Broken(List<Fault> faults) {
            super(faults.toString());
            this.faults = List.copyOf(faults);
        }

        List<Fault> faults() {
            return faults;
        }
    }
}
