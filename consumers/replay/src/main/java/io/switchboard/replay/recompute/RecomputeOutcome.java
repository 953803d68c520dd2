package io.switchboard.replay.recompute;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the computation ended. */
public sealed interface RecomputeOutcome {

    /** All of the range is computed. */
    record RecomputeDone(List<RecomputeStats> tallies) implements RecomputeOutcome {
        public RecomputeDone {
            tallies = List.copyOf(tallies);
        }
    }

    /** It was asked to stop before the end. */
    record RecomputeStopped() implements RecomputeOutcome {}

    /**
     * An app could not go on; it has said why.
     *
     * @param app its name
     */
    record RecomputeFailed(String app) implements RecomputeOutcome {}

    /** The live topics have nothing in the range. */
    record NothingToRecompute() implements RecomputeOutcome {}

    /**
     * What one app did.
     *
     * @param app its name
     * @param taken records that it took in
     * @param given results that it wrote, by topic
     * @param nanos that it took
     */
    record RecomputeStats(String app, long taken, Map<String, Long> given, long nanos) {
        public RecomputeStats {
            given = new TreeMap<>(given);
        }
    }
}
