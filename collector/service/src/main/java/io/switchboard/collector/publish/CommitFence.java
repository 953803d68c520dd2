package io.switchboard.collector.publish;

import io.switchboard.collector.poll.PollResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The right to commit for the accounts of one partition, which the broker checks with every transaction. */
public interface CommitFence {

    /** Number of the partition, in every topic. */
    int partition();

    /** The group in whose name is committed; empty once the right is over. */
    Optional<ConsumerGroupMetadata> group();

    /** What the group notes with a poll's commit: where its next member goes on. */
    Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll);

    /**
     * Whether no other process commits under this one's transactional id, so that a producer can only have been fenced
     * because its transaction took too long.
     */
    default boolean ownsProducerId() {
        return true;
    }

    /** Rows of state to write once more with a poll's commit. */
    default List<StateRow> stale(PollResult poll) {
        return List.of();
    }

    /** Takes note of a commit. */
    default void committed(PollResult poll, List<StateRow> stale, CommittedOffsets written) {}

    /** Takes note of a commit of which nobody knows whether it took place. */
    default void undecided(PollResult poll) {}
}
