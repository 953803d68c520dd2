package io.switchboard.simulator.contactcentre;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call from its arrival to the end of the work on it, as far as that has happened.
 *
 * @param agentId who answered
 * @param arrivedAt when it reached its queue, or the dialler showed or dialled it
 * @param endedAt when either side hung up, the line broke, or the caller gave up waiting
 * @param wrappedUpAt when the agent had noticed the end and written the call up
 */
public record HandledContact(
        CentreCall call,
        Optional<String> agentId,
        Instant arrivedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Optional<Instant> wrappedUpAt,
        Optional<CallEnding> ending) {
    public boolean isAbandoned() {
        return ending.filter(CallEnding.ABANDONED::equals).isPresent();
    }

    /** Milliseconds from arrival to the answer or the giving up; 0 while it still waits. */
    public long waitMillis() {
        return answeredAt.or(() -> endedAt).map(end -> millis(arrivedAt, end)).orElse(0L);
    }

    /** Milliseconds from answer to end; 0 before the end, and of calls nobody answered. */
    public long talkMillis() {
        return millis(answeredAt, endedAt);
    }

    /** Milliseconds from end to the end of wrap-up; 0 before that. */
    public long wrapUpMillis() {
        return millis(endedAt, wrappedUpAt);
    }

    private static long millis(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent() ? millis(from.get(), to.get()) : 0;
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
