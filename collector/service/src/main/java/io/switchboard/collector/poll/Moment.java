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
 */
public record Moment(Instant now, Optional<Instant> readTo, Map<Scope, Instant> quietSince) {

    /** The earlier of now and the last poll that read all: what came between has been missed. */
    public Instant since() {
        return readTo.filter(now::isAfter).orElse(now);
    }

    /** Whether a question has had the same, final answer for so long. */
    public boolean isSettled(Scope scope, Duration time) {
        Instant quiet = quietSince.get(scope);
        return quiet != null && !quiet.plus(time).isAfter(now);
    }
}
