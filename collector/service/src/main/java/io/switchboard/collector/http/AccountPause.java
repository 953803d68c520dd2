package io.switchboard.collector.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/**
 * The time for which a vendor has asked an account to stay away: a Retry-After to a call of one API counts for all of
 * them. Counts the time that goes by, whatever the clock says. Safe for threads.
 */
final class AccountPause {
    private final ElapsedTime time;
    private final RetryAfterLimit limit = new RetryAfterLimit();
    private long until;

    AccountPause(Scheduler time) {
        this.time = new ElapsedTime(time);
    }

    /** After a reply of the vendor. */
    synchronized void after(CallResult reply) {
        Duration asked = reply instanceof CallResult.UnansweredCall(CallFailure failure, var exchange)
                ? failure.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration given = limit.given(asked);
        // What came back late from before the pause does not end it.
        until = Math.max(until, time.nanos() + given.toNanos());
    }

    /** How much of it is left; zero if nothing. */
    synchronized Duration left() {
        return Duration.ofNanos(Math.max(0, until - time.nanos()));
    }

    /** Time that goes by, and stands still where the clock is set back. */
    static final class ElapsedTime {
        private final Scheduler time;
        private long clock;
        private long gone;

        ElapsedTime(Scheduler time) {
            this.time = time;
            this.clock = time.now(TimeUnit.NANOSECONDS);
        }

        synchronized long nanos() {
            long now = time.now(TimeUnit.NANOSECONDS);
            gone += Math.max(0, now - clock);
            clock = now;
            return gone;
        }
    }
}
