package io.switchboard.replay.copy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a copy has come, which a consumer group holds that nobody is a member of.
 *
 * @param group what a transaction needs to write to the group
 * @param done for each partition, the first offset of the source that is not copied; without those that were not begun
 */
record CopyProgress(ConsumerGroupMetadata group, Map<TopicPartition, Long> done) {
    CopyProgress {
        done = Map.copyOf(done);
    }

    /**
     * Reads it, what is still in doubt waited for.
     *
     * @param consumer that has the group's id and reads what is committed; it does not join the group
     */
    static CopyProgress read(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> done = new HashMap<>();
        consumer.committed(Set.copyOf(partitions)).forEach((partition, at) -> {
            if (at != null) {
                done.put(partition, at.offset());
            }
        });
        return new CopyProgress(consumer.groupMetadata(), done);
    }

    boolean isBegun() {
        return !done.isEmpty();
    }
}
