package io.switchboard.wallboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is in the stream: that of the newest poll record, and from then on as time passes here, but not for
 * longer than the next poll may take. A stream may be faster than this machine's clock, as a simulated one is, or stand
 * still: for how long nothing has come is measured by this machine's clock alone.
 */
final class StreamTime {
    private static final Duration FURTHEST = Duration.ofMinutes(1);

    private final InstantSource here;
    private Instant newest = Instant.EPOCH;
    private Instant told = Instant.EPOCH;
    private Instant heard = Instant.EPOCH;

    /**
     * A time that has not begun.
     *
     * @param here this machine's
     */
    StreamTime(InstantSource here) {
        this.here = here;
    }

    /** A poll ended. */
    void hear(Instant completed) {
        if (completed.isAfter(newest)) {
            newest = completed;
            heard = here.instant();
        }
    }

    /** Now, never before what was reported earlier; the epoch before the first poll record. */
    Instant now() {
        if (newest.equals(Instant.EPOCH)) {
            return newest;
        }
        Duration passed = passed();
        Instant now = newest.plus(passed.compareTo(FURTHEST) > 0 ? FURTHEST : passed);
        told = now.isAfter(told) ? now : told;
        return told;
    }

    /** How long now has stood still, as no poll came: so much older is what is known. */
    Duration still() {
        Duration beyond = newest.equals(Instant.EPOCH) ? Duration.ZERO : passed().minus(FURTHEST);
        return beyond.isNegative() ? Duration.ZERO : beyond;
    }

    private Duration passed() {
        return Duration.between(heard, here.instant());
    }
}
