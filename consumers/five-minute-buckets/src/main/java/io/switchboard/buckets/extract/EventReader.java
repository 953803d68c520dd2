package io.switchboard.buckets.extract;

import java.util.List;

/** Reads the events of one dataset. */
@FunctionalInterface
interface EventReader {
    /** What the event says; nothing if it is of no bucket. */
    List<Measurement> read(DatasetChange change);
}
