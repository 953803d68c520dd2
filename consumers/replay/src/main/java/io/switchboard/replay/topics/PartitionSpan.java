package io.switchboard.replay.topics;

import org.apache.kafka.common.TopicPartition;

/**
 * The part of a partition that is read.
 *
 * @param from the first offset
 * @param to the first offset that is not read any more; not below {@code from}
 */
public record PartitionSpan(TopicPartition partition, long from, long to) {

    /** A span that is empty if it would end before it begins. */
    public static PartitionSpan of(TopicPartition partition, long from, long to) {
        return new PartitionSpan(partition, from, Math.max(from, to));
    }

    /** Whether nothing is read. */
    public boolean isEmpty() {
        return from == to;
    }

    /** How many offsets it has. */
    public long length() {
        return to - from;
    }
}
