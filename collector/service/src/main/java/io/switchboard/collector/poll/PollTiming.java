package io.switchboard.collector.poll;

import java.time.Instant;

/**
 * How long a poll took.
 *
 * @param startedAt when the first request was sent
 * @param completedAt when the last answer had been read or was given up
 */
public record PollTiming(Instant startedAt, Instant completedAt) {

    /** Of a clock that was set back in between, the start alone is known. */
    public PollTiming {
        completedAt = completedAt.isBefore(startedAt) ? startedAt : completedAt;
    }
}
