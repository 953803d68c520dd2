package io.switchboard.quickstart.screen;

import java.time.Duration;
import java.time.Instant;

/**
 * The bucket that closes next.
 *
 * @param end of the bucket
 * @param left until it closes, in simulated time
 */
record Upcoming(Instant end, Duration left) {
    private static final Duration WIDTH = Duration.ofMinutes(5);

    /**
     * The next one at an instant.
     *
     * @param grace how long after its end a bucket closes
     */
    static Upcoming at(Instant now, Duration grace) {
        long width = WIDTH.toSeconds();
        long settled = now.minus(grace).getEpochSecond();
        Instant end = Instant.ofEpochSecond(settled - Math.floorMod(settled, width) + width);
        return new Upcoming(end, Duration.between(now, end.plus(grace)));
    }

    Instant start() {
        return end.minus(WIDTH);
    }

    /** How many real seconds are left when time runs at a factor. */
    long realSeconds(double speed) {
        return (long) Math.ceil(left.toMillis() / 1_000.0 / speed);
    }
}
