package io.switchboard.collector.poll;

import io.switchboard.collector.http.Failure;
import java.time.Duration;

/**
 * How long a target is left alone after a failure: as long as the vendor asks for, and ever longer while it refuses,
 * for a refusal is mended by people. Belongs to one target's loop.
 */
final class Pauses {

    /** Longest time for which a vendor's Retry-After is obeyed, and between two attempts at a vendor that refuses. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration every;
    private Duration refused = Duration.ZERO;

    Pauses(Duration every) {
        this.every = every;
    }

    /** The pause after a poll; zero for none. */
    Duration after(PollOutcome outcome) {
        refused = outcome.cause().orElse(null) instanceof Failure.Refused
                ? atMost(LONGEST, refused.isZero() ? every : refused.multipliedBy(2))
                : Duration.ZERO;
        return outcome.cause()
                .map(failure -> failure instanceof Failure.Throttled throttled
                        ? throttled
                                .retryAfter()
                                .map(wait -> atMost(LONGEST, wait))
                                .orElse(Duration.ZERO)
                        : refused)
                .orElse(Duration.ZERO);
    }

    private static Duration atMost(Duration most, Duration wanted) {
        return wanted.compareTo(most) > 0 ? most : wanted;
    }
}
