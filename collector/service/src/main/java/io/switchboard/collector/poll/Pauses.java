package io.switchboard.collector.poll;

import io.switchboard.collector.http.Failure;
import java.time.Duration;

/**
 * How long a target is left alone after a failure: as long as the vendor asks for, within bounds, and ever longer while
 * it refuses, for what it refuses is put right by people. Belongs to one target's loop.
 */
final class Pauses {

    /** Longest pause between two attempts at a vendor that refuses, and the first that it can ask for. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Longest pause that a vendor can ask for; it gets there by asking for more than it got, time after time. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration every;
    private Duration refused = Duration.ZERO;
    private Duration allowed = LONG;

    Pauses(Duration every) {
        this.every = every;
    }

    /** The pause after a poll; zero for none. */
    Duration after(PollOutcome outcome) {
        Failure failure = outcome.cause().orElse(null);
        refused = failure instanceof Failure.Refused
                ? lesser(LONG, refused.isZero() ? every : refused.multipliedBy(2))
                : Duration.ZERO;
        Duration asked = failure == null ? Duration.ZERO : failure.retryAfter().orElse(Duration.ZERO);
        Duration given = lesser(allowed, asked);
        allowed = given.equals(asked) ? LONG : lesser(LONGEST, allowed.multipliedBy(2));
        return given.compareTo(refused) > 0 ? given : refused;
    }

    private static Duration lesser(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
