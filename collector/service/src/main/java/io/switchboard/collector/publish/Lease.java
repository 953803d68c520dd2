package io.switchboard.collector.publish;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The right to commit for the accounts of one partition, for as long as the consumer group gives it. Every commit
 * carries the group's metadata of the lease; the broker refuses it once the group has moved on.
 *
 * <p>With each commit go the offsets from which a successor reads back what is committed.
 */
public final class Lease implements CommitFence {
    private final int partition;
    private final RestorePoint point;
    private volatile Optional<ConsumerGroupMetadata> group;

    /**
     * @param partition of every topic, for whose accounts the lease is
     * @param group the group's metadata as of the assignment
     */
    public Lease(Topics topics, int partition, ConsumerGroupMetadata group) {
        this.partition = partition;
        this.point = new RestorePoint(topics, partition);
        this.group = Optional.of(group);
    }

    @Override
    public int partition() {
        return partition;
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

    /** A target's state has been read back, before its first poll or after a commit of which nothing is known. */
    public void restored(PollTarget target, TargetState state, RestoredOffsets found) {
        point.restored(target, state, found);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll) {
        return point.offsets(poll);
    }

    @Override
    public List<StateRow> stale(PollResult poll) {
        return point.stale(poll);
    }

    @Override
    public void committed(PollResult poll, List<StateRow> stale, CommittedOffsets written) {
        point.committed(poll, stale, written);
    }

    @Override
    public void undecided(PollResult poll) {
        point.undecided(poll);
    }
}
