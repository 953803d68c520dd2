package io.switchboard.streams.app;

import io.switchboard.streams.store.StoreKind;
import io.switchboard.topic.Topics;

/**
 * From where to where an app goes, and what of it.
 *
 * @param from the topics that it reads
 * @param to the topics that it writes
 * @param taken which of the records there it takes in
 * @param given which of its results it gives out
 * @param medium where it keeps what it knows
 */
public record TopologyTopics(Topics from, Topics to, RecordFilter taken, RecordFilter given, StoreKind medium) {

    /** On disk. */
    public TopologyTopics(Topics from, Topics to, RecordFilter taken, RecordFilter given) {
        this(from, to, taken, given, StoreKind.DISK);
    }

    /** Everything, under one prefix: as the live apps do. */
    public static TopologyTopics live(Topics topics) {
        return new TopologyTopics(topics, topics, RecordFilter.OPEN, RecordFilter.OPEN);
    }

    /** The same, with all that it knows in memory. */
    public TopologyTopics inMemory() {
        return new TopologyTopics(from, to, taken, given, StoreKind.MEMORY);
    }
}
