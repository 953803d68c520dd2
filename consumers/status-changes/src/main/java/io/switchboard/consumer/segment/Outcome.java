package io.switchboard.consumer.segment;

import io.switchboard.StatusChange;
import java.util.List;

/**
 * What follows from a change of a segment.
 *
 * @param told events to tell, in order
 * @param known what is to be kept instead of what was known of the same begins
 */
record Outcome(List<StatusChange> told, List<KnownSegment> known) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of());

    Outcome {
        told = List.copyOf(told);
        known = List.copyOf(known);
    }
}
