package io.switchboard.platform.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a record asks of its components. All broken rules are reported together, under the keys of the file, so that the
 * record's constructor is the only place that states them.
 */
public final class RecordRules {

    private final List<BrokenRule> broken = new ArrayList<>();

    /**
     * A rule that does not hold.
     *
     * @param key of the value in the file
     * @param message what is wrong and what to write, as the rest of a sentence that begins with the key
     */
    public record BrokenRule(String key, String message) {}

    /** A rule of its own kind. */
    public RecordRules require(boolean holds, String key, String message) {
        if (!holds) {
            broken.add(new BrokenRule(key, message));
        }
        return this;
    }

    /** A text that a format reads. */
    public RecordRules matches(String key, String value, ValueFormat<?> format) {
        return require(format.read(value).isPresent(), key, format.refusal(value));
    }

    /** A duration in a range, both ends included. */
    public RecordRules between(String key, Duration value, Duration least, Duration most) {
        return require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                outOfRange(Durations.text(value), Durations.text(least), Durations.text(most)));
    }

    /** A number in a range, both ends included. */
    public RecordRules between(String key, double value, double least, double most) {
        return require(value >= least && value <= most, key, outOfRange(text(value), text(least), text(most)));
    }

    /**
     * Ends the constructor's check.
     *
     * @throws BrokenException when a rule does not hold
     */
    public void check() {
        if (!broken.isEmpty()) {
            throw new BrokenException(broken);
        }
    }

    private static String outOfRange(String value, String least, String most) {
        return "is %s, out of range; write %s to %s".formatted(value, least, most);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** Values that a record refuses. */
    public static final class BrokenException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient List<BrokenRule> broken;

        private BrokenException(List<BrokenRule> broken) {
            super(broken.stream().map(rule -> rule.key() + " " + rule.message()).collect(Collectors.joining(", ")));
            this.broken = List.copyOf(broken);
        }

        List<BrokenRule> broken() {
            return broken;
        }
    }
}
