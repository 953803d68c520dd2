package io.switchboard.collector.http;

import java.time.Duration;

/**
 * How much of a vendor's Retry-After is obeyed: what it asks for, up to a bound that doubles each time that it asks for
 * more than it got. One wrong header must not blind an account for a day. Not safe for threads.
 */
public final class RetryAfterLimit {

    /** The longest that is obeyed at first. */
    public static final Duration FIRST = Duration.ofMinutes(5);

    /** The longest that is ever obeyed. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private Duration allowed = FIRST;

    /** How long to stay away; zero if the vendor asks for nothing, which ends what it asked for before. */
    public Duration given(Duration asked) {
        if (asked.compareTo(allowed) <= 0) {
            allowed = FIRST;
            return asked;
        }
        Duration given = allowed;
        Duration twice = allowed.multipliedBy(2);
        allowed = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return given;
    }
}
