package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The begin of the time that live polls have asked for since the first one that read all: no live poll ever asks for
 * what is before it, so that a backfill may write that. Pure.
 */
public final class CoveredTime {
    private CoveredTime() {}

    /**
     * After one more poll: while none has read all, the next one asks for its own time alone.
     *
     * @param before as it was
     * @param readTo start of the last poll that had read all before
     * @param asked what the poll asked for, answered or not
     */
    static Optional<Instant> after(Optional<Instant> before, Optional<Instant> readTo, Collection<Scope> asked) {
        return readTo.isPresent() ? before : begin(asked).or(() -> before);
    }

    /** The begin of what is asked for; empty if it has none, or nothing is. */
    public static Optional<Instant> begin(Collection<Scope> asked) {
        return asked.stream()
                .map(Scope::from)
                .filter(from -> from.isAfter(Instant.MIN) && from.isBefore(Instant.MAX))
                .min(Comparator.naturalOrder());
    }
}
