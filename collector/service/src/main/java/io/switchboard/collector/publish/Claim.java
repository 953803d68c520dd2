package io.switchboard.collector.publish;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The right to commit for the accounts of one partition, which the broker checks with every transaction. */
public interface Claim {

    /** Number of the partition, in every topic. */
    int partition();

    /** The group in whose name is committed; empty once the right is over. */
    Optional<ConsumerGroupMetadata> group();

    /** What the group notes with a commit: where its next member goes on. */
    Map<TopicPartition, OffsetAndMetadata> offsets();

    /**
     * Whether no other process commits under this one's transactional id, so that a producer can only have been fenced
     * because its transaction took too long.
     */
    default boolean ownsProducerId() {
        return true;
    }

    /** Takes note of where the END of a target's poll was written that read all it asked for. */
    default void endedAt(String target, long offset) {}
}
