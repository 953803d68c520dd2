package io.switchboard.consumer.run;

import io.switchboard.consumer.stored.Medium;
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
public record Flow(Topics from, Topics to, Gate taken, Gate given, Medium medium) {

    /** On disk. */
    public Flow(Topics from, Topics to, Gate taken, Gate given) {
        this(from, to, taken, given, Medium.DISK);
    }

    /** Everything, under one prefix: as the live apps do. */
    public static Flow live(Topics topics) {
        return new Flow(topics, topics, Gate.OPEN, Gate.OPEN);
    }

    /** The same, with all that it knows in memory. */
    public Flow inMemory() {
        return new Flow(from, to, taken, given, Medium.MEMORY);
    }
}
