package io.switchboard.replay.topics;

import java.util.OptionalInt;

/**
 * Which records of a topic are meant: those for which all of this holds.
 *
 * @param times of the record's timestamp
 * @param offsets in every partition
 * @param partition the only one, or empty for all
 */
public record RecordRange(NumberRange times, NumberRange offsets, OptionalInt partition) {
    /** The whole topic. */
    public static final RecordRange ALL = new RecordRange(NumberRange.ALL, NumberRange.ALL, OptionalInt.empty());

    /** Whether records of a partition are meant. */
    boolean includes(int number) {
        return partition.isEmpty() || partition.getAsInt() == number;
    }
}
