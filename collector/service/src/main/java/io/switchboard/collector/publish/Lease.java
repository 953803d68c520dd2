package io.switchboard.collector.publish;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The right to commit for the accounts of one partition, for as long as the consumer group gives it. Every commit
 * carries the group's metadata of the lease; the broker refuses it once the group has moved on.
 *
 * <p>With each commit goes an offset in {@code polls} from which the last END of every target of the partition can be
 * read: where a successor begins to read.
 */
public final class Lease implements Claim {
    private final TopicPartition polls;
    private final Map<String, Long> lastEnds = new ConcurrentHashMap<>();
    private volatile Optional<ConsumerGroupMetadata> group;

    /**
     * @param polls the partition of the topic of polls, which stands for all topics' partitions of its number
     * @param group the group's metadata as of the assignment
     */
    public Lease(TopicPartition polls, ConsumerGroupMetadata group) {
        this.polls = polls;
        this.group = Optional.of(group);
    }

    @Override
    public int partition() {
        return polls.partition();
    }

    /** The group goes on in a new generation, and the lease with it. */
    public void renew(ConsumerGroupMetadata metadata) {
        group = group.map(_ -> metadata);
    }

    /** The lease is over: no commit may begin. */
    public void end() {
        group = Optional.empty();
    }

    @Override
    public Optional<ConsumerGroupMetadata> group() {
        return group;
    }

    @Override
    public void endedAt(String target, long offset) {
        lastEnds.put(target, offset);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> offsets() {
        long offset =
                lastEnds.values().stream().mapToLong(Long::longValue).min().orElse(0);
        return Map.of(polls, new OffsetAndMetadata(offset));
    }
}
