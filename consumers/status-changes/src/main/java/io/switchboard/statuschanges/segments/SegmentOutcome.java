package io.switchboard.statuschanges.segments;

import io.switchboard.StatusChange;
import java.util.List;

/**
 * What follows from a change of a segment.
 *
 * @param told events to publish, in order
 * @param known what is to be kept instead of what was known of the same begins
 */
record SegmentOutcome(List<StatusChange> told, List<KnownSegment> known) {
    static final SegmentOutcome NOTHING = new SegmentOutcome(List.of(), List.of());

    SegmentOutcome {
        told = List.copyOf(told);
        known = List.copyOf(known);
    }
}
