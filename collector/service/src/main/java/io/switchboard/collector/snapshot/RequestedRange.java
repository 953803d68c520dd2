package io.switchboard.collector.snapshot;

import java.time.Instant;

/**
 * The rows that one question asks for, by the begin of their time: a row of it that the answer lacks is missing, any
 * other is merely not asked for.
 *
 * @param from the first instant of it
 * @param to the first instant behind it
 */
public record RequestedRange(Instant from, Instant to) {

    /** Everything, of APIs that report now. */
    public static final RequestedRange ALL = new RequestedRange(Instant.MIN, Instant.MAX);

    /** Nothing: an answer of this scope never says that a row is missing. */
    public static final RequestedRange NONE = new RequestedRange(Instant.MAX, Instant.MAX);

    @Override
    public String toString() {
        return hasEnd() ? from + " to " + to : from + " on";
    }

    /** Whether the scope will be over one day. */
    public boolean hasEnd() {
        return to.isBefore(Instant.MAX);
    }

    /** Whether a row whose time begins then is asked for. */
    public boolean covers(Instant start) {
        return !start.isBefore(from) && start.isBefore(to);
    }
}
