package io.switchboard.collector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Polls at a fixed rate: at {@code first}, {@code first + every}, and so on. A poll that takes longer than
 * {@code every} makes the next ones late, and those that were missed are left out, never caught up.
 */
record PollSchedule(Instant first, Duration every) {

    /**
     * When to poll next: the first time on the grid that is not before now and at least half an interval after the
     * start of the last poll, for a timer may fire a little early.
     */
    Instant next(Optional<Instant> lastStart, Instant now) {
        Instant earliest = lastStart
                .map(start -> start.plus(every.dividedBy(2)))
                .filter(now::isBefore)
                .orElse(now);
        long steps = Math.ceilDiv(Duration.between(first, earliest).toNanos(), every.toNanos());
        return first.plusNanos(Math.multiplyExact(steps, every.toNanos()));
    }
}
