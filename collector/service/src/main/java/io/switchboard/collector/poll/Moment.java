package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When a poll begins, and what its target's earlier polls leave to ask for.
 *
 * @param now the start of the poll
 * @param readTo start of the last poll that read all it asked for; empty if there was none
 * @param quietSince since when the answers to a question have been the same and final, by its scope
 * @param unconfirmed begin of the earliest time of which the last answer said something new; empty if it said nothing
 */
public record Moment(
        Instant now, Optional<Instant> readTo, Map<Scope, Instant> quietSince, Optional<Instant> unconfirmed) {

    /** The earlier of now and the last poll that read all: what came between has been missed. */
    public Instant since() {
        return readTo.filter(now::isAfter).orElse(now);
    }

    /**
     * From when on to ask an API that tells of the latest time alone. What was new is asked for once more, even if it
     * is older than that by now: or an answer that was wrong when it told of a time for the last time would stand for
     * ever.
     *
     * @param latest begin of what the API is asked for in any case
     */
    public Instant from(Instant latest) {
        return unconfirmed.filter(latest::isAfter).orElse(latest);
    }

    /** Whether a question has had the same, final answer for so long. */
    public boolean isSettled(Scope scope, Duration time) {
        Instant quiet = quietSince.get(scope);
        return quiet != null && !quiet.plus(time).isAfter(now);
    }
}
