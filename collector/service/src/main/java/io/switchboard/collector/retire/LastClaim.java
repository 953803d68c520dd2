package io.switchboard.collector.retire;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.publish.CommitFence;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The right to commit for an account that no collector polls.
 *
 * @param polls the partition of the topic of polls, which stands for all topics' partitions of its number
 * @param members of the command's own consumer group, which has none
 */
public record LastClaim(TopicPartition polls, ConsumerGroupMetadata members) implements CommitFence {

    @Override
    public int partition() {
        return polls.partition();
    }

    @Override
    public Optional<ConsumerGroupMetadata> group() {
        return Optional.of(members);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll) {
        return Map.of(polls, new OffsetAndMetadata(0));
    }

    @Override
    public boolean ownsProducerId() {
        return false;
    }
}
