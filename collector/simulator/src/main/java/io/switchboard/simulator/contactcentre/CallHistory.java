package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.Optional;

/**
 * The calls of one agent so far. The current call has started but not finished.
 *
 * @param lastCallId 0 before the first call
 * @param today calls since midnight in the centre's zone
 * @param total calls since the centre opened
 */
public record CallHistory(
        long lastCallId,
        long today,
        long total,
        Optional<Instant> lastStart,
        Optional<Instant> lastFinish,
        Optional<Instant> lastInboundStart,
        Optional<Instant> lastInboundFinish) {
    CallHistory withToday(long other) {
        return new CallHistory(lastCallId, other, total, lastStart, lastFinish, lastInboundStart, lastInboundFinish);
    }
}
