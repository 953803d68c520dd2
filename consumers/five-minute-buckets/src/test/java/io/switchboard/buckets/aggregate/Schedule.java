package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** When a target is polled, and how that ends: mostly well. */
final class Schedule {
    private static final List<Outcome> FAILURES =
            List.of(Outcome.THROTTLED, Outcome.REFUSED, Outcome.UNREACHABLE, Outcome.MALFORMED);
    private static final Duration SILENCE = Duration.ofMinutes(30);
    private static final int FAILS_SOMETIMES = 25;
    private static final int LACKS_SOMETIMES = 15;

    private final Random random;
    private final Duration every;
    private Instant next;
    private Instant silentFrom = Instant.MAX;
    private Instant failsFrom = Instant.MAX;
    private Instant failsTo = Instant.MAX;
    private boolean calm;

    Schedule(Random random, Instant first, Duration every) {
        this.random = random;
        this.every = every;
        this.next = first;
    }

    /** From then on nobody polls for half an hour: not even a poll record reports it. */
    Schedule silentFrom(Instant from) {
        silentFrom = from;
        return this;
    }

    /** All polls fail for that long. */
    Schedule failsFrom(Instant from, Duration time) {
        failsFrom = from;
        failsTo = from.plus(time);
        return this;
    }

    /** All goes well from now on. */
    void calm() {
        calm = true;
    }

    boolean isDue(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(every);
        return calm || now.isBefore(silentFrom) || !now.isBefore(silentFrom.plus(SILENCE));
    }

    /** How a poll made now ends. */
    Outcome outcome(Instant now) {
        if (calm) {
            return Outcome.COMPLETE;
        }
        boolean outage = !now.isBefore(failsFrom) && now.isBefore(failsTo);
        if (outage || random.nextInt(FAILS_SOMETIMES) == 0) {
            return FAILURES.get(random.nextInt(FAILURES.size()));
        }
        return random.nextInt(LACKS_SOMETIMES) == 0 ? Outcome.PARTIAL : Outcome.COMPLETE;
    }

    static boolean shows(Outcome outcome) {
        return outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL;
    }
}
