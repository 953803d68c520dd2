package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.http.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a user is not logged in again. A vendor locks a user who fails too often, and then people have to unlock it:
 * so a login is repeated only once a token of the last one was accepted, or after a long pause. Pure.
 *
 * @param vain logins in a row of which no token has been accepted
 * @param next before it, no login is made
 * @param failure why the last one gave no token; empty if it gave one, or there was none
 */
record LoginPause(int vain, Instant next, Optional<CallFailure> failure) {

    /** No login was in vain. */
    static final LoginPause NONE = new LoginPause(0, Instant.MIN, Optional.empty());

    /** After the first login in vain; each further one doubles it. */
    private static final Duration FIRST = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 2;

    /** After a login that gave a token, which nobody has accepted yet. */
    LoginPause afterToken(Instant now) {
        return inVain(now, Duration.ZERO, Optional.empty());
    }

    /** After a login that was answered without a token. */
    LoginPause afterRefusal(CallFailure refusal, Instant now) {
        return inVain(now, refusal.retryAfter().orElse(Duration.ZERO), Optional.of(refusal));
    }

    /** After a login that nobody judged. */
    LoginPause afterFailure(CallFailure unjudged, Instant now) {
        return unjudged.retryAfter()
                .map(wait -> new LoginPause(vain, now.plus(bounded(wait)), Optional.of(unjudged)))
                .orElse(this);
    }

    private LoginPause inVain(Instant now, Duration asked, Optional<CallFailure> why) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(vain, DOUBLINGS));
        return new LoginPause(vain + 1, now.plus(bounded(pause.compareTo(asked) > 0 ? pause : asked)), why);
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Whether a login may be made. A clock that was set back makes no pause longer than it ever is. */
    boolean isOver(Instant now) {
        return !now.isBefore(next) || Duration.between(now, next).compareTo(LONGEST) > 0;
    }

    /** The failure of all that needs a login meanwhile; it says when the next one may be made. */
    CallFailure failure(Instant now) {
        CallFailure last =
                failure.orElseGet(() -> new CallFailure.Refused("the token of the last login was not accepted"));
        String reason = last.reason() + "; no login before " + next + ", unless the collector is restarted";
        Optional<Duration> wait = Optional.of(Duration.between(now, next));
        return switch (last) {
            case CallFailure.Throttled _ -> new CallFailure.Throttled(reason, wait);
            case CallFailure.Unreachable _ -> new CallFailure.Unreachable(reason, wait);
            case CallFailure.Refused _, CallFailure.Malformed _ -> new CallFailure.Refused(reason, wait);
        };
    }
}
