package io.switchboard.collector.fetch;

import java.time.Instant;

/**
 * When the questions of a poll were asked.
 *
 * @param startedAt when the first request was sent
 * @param completedAt when the last answer had been read or was given up
 */
public record FetchTiming(Instant startedAt, Instant completedAt) {

    /** Of a clock that was set back in between, the start alone is known. */
    public FetchTiming {
        completedAt = completedAt.isBefore(startedAt) ? startedAt : completedAt;
    }
}
