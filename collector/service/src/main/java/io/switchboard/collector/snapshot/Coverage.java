package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Of which rows a poll can say that they are missing.
 *
 * @param asked what it asked for
 * @param whole what of that was answered beyond doubt
 * @param horizon rows whose time ended before it, and that no longer come, are forgotten: they have left the polled
 *     window for good
 * @param border what lies before it is left to a backfill, or was written by one; empty if it is not known
 * @param complete whether every question was answered beyond doubt, those too that say nothing of missing rows
 */
public record Coverage(
        List<Scope> asked, List<Scope> whole, Instant horizon, Optional<Instant> border, boolean complete) {

    /** A whole answer of an API that tells of now. */
    public static final Coverage ALL = new Coverage(List.of(Scope.ALL), List.of(Scope.ALL), Instant.MIN);

    public Coverage {
        asked = List.copyOf(asked);
        whole = List.copyOf(whole);
    }

    /** One that is complete if each scope that was asked for was answered. */
    public Coverage(List<Scope> asked, List<Scope> whole, Instant horizon) {
        this(asked, whole, horizon, Optional.empty(), whole.containsAll(asked));
    }

    /** The same with no answer beyond doubt. */
    public Coverage doubtful() {
        return new Coverage(asked, List.of(), horizon);
    }

    /** Whether a row is none of a live poll's, whatever an answer says of it. */
    boolean isLeft(SpecificRecordBase row, Roles roles) {
        return border.filter(begin -> roles.isBefore(row, begin)).isPresent();
    }

    /** Whether the answers show whatever lasted to the border or longer. */
    boolean isWholeFromBorder() {
        return border.filter(begin -> asked.stream()
                        .filter(scope -> scope.to().isAfter(begin))
                        .allMatch(whole::contains))
                .isPresent();
    }

    boolean isBeforeBorder(Instant time) {
        return border.filter(time::isBefore).isPresent();
    }

    boolean isAsked(Instant start) {
        return asked.stream().anyMatch(scope -> scope.covers(start));
    }

    boolean isWhole(Instant start) {
        return whole.stream().anyMatch(scope -> scope.covers(start));
    }
}
