package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.List;

/**
 * Of which rows a poll can say that they are missing.
 *
 * @param asked what it asked for
 * @param whole what of that was answered beyond doubt
 * @param horizon rows whose time ended before it, and that no longer come, are forgotten: they have left the polled
 *     window for good
 * @param complete whether every question was answered beyond doubt, those too that say nothing of missing rows
 */
public record ResponseCoverage(
        List<RequestedRange> asked, List<RequestedRange> whole, Instant horizon, boolean complete) {

    /** A whole answer of an API that reports now. */
    public static final ResponseCoverage ALL =
            new ResponseCoverage(List.of(RequestedRange.ALL), List.of(RequestedRange.ALL), Instant.MIN);

    public ResponseCoverage {
        asked = List.copyOf(asked);
        whole = List.copyOf(whole);
    }

    /** One that is complete if each scope that was asked for was answered. */
    public ResponseCoverage(List<RequestedRange> asked, List<RequestedRange> whole, Instant horizon) {
        this(asked, whole, horizon, whole.containsAll(asked));
    }

    /** The same with no answer beyond doubt. */
    public ResponseCoverage doubtful() {
        return new ResponseCoverage(asked, List.of(), horizon);
    }

    boolean isAsked(Instant start) {
        return asked.stream().anyMatch(scope -> scope.covers(start));
    }

    boolean isWhole(Instant start) {
        return whole.stream().anyMatch(scope -> scope.covers(start));
    }
}
