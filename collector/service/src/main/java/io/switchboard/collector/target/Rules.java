package io.switchboard.collector.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record asks of its components. All broken rules are reported together, under the keys of the file, so that the
 * record's constructor is the only place that states them.
 */
final class Rules {

    /** Longer than anything here is meant to take. */
    static final Duration ONE_DAY = Duration.ofDays(1);

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
