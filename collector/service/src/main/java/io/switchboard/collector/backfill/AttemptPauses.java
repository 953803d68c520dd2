package io.switchboard.collector.backfill;

import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.RetryAfterLimit;
import java.time.Duration;
import java.util.Optional;

/** The pauses between attempts to read a chunk of the past: ever longer, and as long as the vendor asks for. */
final class AttemptPauses {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final RetryAfterLimit limit = new RetryAfterLimit();

    /**
     * How long to wait for the next attempt; empty if there is none.
     *
     * @param attempts made again so far
     */
    Optional<Duration> after(CallFailure failure, long attempts) {
        if (failure instanceof CallFailure.Refused || attempts >= ATTEMPTS) {
            return Optional.empty();
        }
        Duration given = limit.given(failure.retryAfter().orElse(Duration.ZERO));
        Duration own = FIRST.multipliedBy(1L << attempts);
        Duration bounded = own.compareTo(LONGEST) < 0 ? own : LONGEST;
        return Optional.of(given.compareTo(bounded) > 0 ? given : bounded);
    }
}
