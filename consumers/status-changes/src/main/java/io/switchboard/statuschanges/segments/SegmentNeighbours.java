package io.switchboard.statuschanges.segments;

import java.util.Optional;

/**
 * What is known around the begin of a segment, of one agent.
 *
 * @param earlier the last one that begins earlier and was not taken back
 * @param same the one that begins then, even if it was taken back
 * @param later the first one that begins later and was not taken back
 */
record SegmentNeighbours(Optional<KnownSegment> earlier, Optional<KnownSegment> same, Optional<KnownSegment> later) {}
