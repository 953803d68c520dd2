package io.switchboard.collector.assign;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The collector's place in its group. One thread owns the consumer; it reads no records, for all partitions are paused:
 * the group is there to assign them and to fence who has lost them.
 */
public final class GroupMember implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final PartitionOwner partitions;
    private final Thread thread = Thread.ofPlatform().name("group-member").unstarted(this::run);
    private volatile boolean closing;

    /** Who works on the partitions. Called by the member's thread only. */
    public interface PartitionOwner {

        /** These are ours from now on; those that were ours go on in the group's new generation. */
        void assigned(Set<Integer> partitions, ConsumerGroupMetadata group);

        /** These are about to go: returns once nothing is committed for them any more. */
        void revoked(Set<Integer> partitions);

        /** These have gone: somebody else may have them already. */
        void lost(Set<Integer> partitions);

        /** The member cannot go on. */
        void failed(RuntimeException cause);
    }

    /** @param topic whose partitions stand for the accounts */
    public GroupMember(Consumer<byte[], byte[]> consumer, String topic, PartitionOwner partitions) {
        this.consumer = consumer;
        this.topic = topic;
        this.partitions = partitions;
    }

    /** Joins the group. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topic), new RebalanceListener());
            while (!closing) {
                consumer.poll(POLL);
            }
        } catch (WakeupException _) {
            // close() asks to end.
        } catch (RuntimeException e) {
            partitions.failed(e);
        } finally {
            // Gives up the partitions, which ends their work.
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    /** Leaves the group, having given up all partitions. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private final class RebalanceListener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            consumer.pause(assigned);
            partitions.assigned(numbers(assigned), consumer.groupMetadata());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            partitions.revoked(numbers(revoked));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            partitions.lost(numbers(lost));
        }
    }
}
