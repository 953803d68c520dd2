package io.switchboard.collector.poll;

import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.RetryAfterLimit;
import java.time.Duration;

/**
 * How long a target is left alone after a failure: as long as the vendor asks for, within bounds, and ever longer while
 * it refuses, for what it refuses is put right by people. Belongs to one target's loop.
 */
final class TargetBackoff {

    /** Longest pause between two attempts at a vendor that refuses. */
    private static final Duration LONG = RetryAfterLimit.FIRST;

    private final Duration every;
    private final RetryAfterLimit limit = new RetryAfterLimit();
    private Duration refused = Duration.ZERO;

    TargetBackoff(Duration every) {
        this.every = every;
    }

    /** The pause after a poll; zero for none. */
    Duration after(PollOutcome outcome) {
        CallFailure failure = outcome.cause().orElse(null);
        refused = failure instanceof CallFailure.Refused
                ? lesser(LONG, refused.isZero() ? every : refused.multipliedBy(2))
                : Duration.ZERO;
        Duration asked = failure == null ? Duration.ZERO : failure.retryAfter().orElse(Duration.ZERO);
        Duration given = limit.given(asked);
        return given.compareTo(refused) > 0 ? given : refused;
    }

    private static Duration lesser(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
