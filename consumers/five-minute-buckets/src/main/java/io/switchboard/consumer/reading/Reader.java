package io.switchboard.consumer.reading;

import java.util.List;

/** Reads the events of one dataset. */
@FunctionalInterface
interface Reader {
    /** What the event says; nothing if it is of no bucket. */
    List<Fact> read(Change change);
}
