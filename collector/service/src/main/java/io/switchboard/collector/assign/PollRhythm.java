package io.switchboard.collector.assign;

import io.switchboard.Poll;
import java.time.Duration;
import java.time.Instant;

/**
 * How a target was polled last.
 *
 * @param startedAt start of its last poll
 * @param completedAt end of it
 * @param interval from the start of the poll before it; zero if that is not known
 */
public record PollRhythm(Instant startedAt, Instant completedAt, Duration interval) {

    /** Longest time that calls and commits of a poll take as a rule, after which it is in the topic. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    static PollRhythm of(Poll end) {
        return new PollRhythm(end.getStartedAt(), end.getCompletedAt(), Duration.ZERO);
    }

    /** After the next poll record; a poll may have several. */
    PollRhythm then(Poll end) {
        Duration since = Duration.between(startedAt, end.getStartedAt());
        return new PollRhythm(end.getStartedAt(), end.getCompletedAt(), since.isPositive() ? since : interval);
    }

    /**
     * When a collector that still has the target would have polled it: where a vendor refuses, or asks to be left
     * alone, each pause is twice the one before at most.
     *
     * @param first the longest first pause
     */
    public Instant quietBy(Duration first) {
        Duration twice = interval.multipliedBy(2);
        Duration pause = twice.compareTo(first) > 0 ? twice : first;
        return completedAt.plus(pause).plus(MARGIN);
    }
}
