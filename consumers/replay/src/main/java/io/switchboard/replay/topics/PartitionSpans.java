package io.switchboard.replay.topics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a range lies in a topic now. The end is that of what is committed at this moment, so that a copy of a live
 * topic ends, too. Timestamps need not rise within a partition: the records of a range of time are somewhere between
 * the first of them and the end.
 *
 * @param consumer that reads what is committed; it is assigned again
 */
public record PartitionSpans(Consumer<byte[], byte[]> consumer) {

    /**
     * Finds a range, less what is done already.
     *
     * @param done for each partition, the first offset that is not done; it may lack partitions
     */
    public List<PartitionSpan> find(TopicFacts topic, RecordRange range, Map<TopicPartition, Long> done) {
        List<TopicPartition> partitions = topic.partitions(range);
        // Of partitions that are not its own the consumer gives offsets, too, but warns of each.
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = begins(partitions, range.times(), ends);
        return partitions.stream()
                .map(partition -> PartitionSpan.of(
                        partition,
                        Math.max(
                                Math.max(get(begins, partition), range.offsets().from()),
                                done.getOrDefault(partition, 0L)),
                        Math.min(get(ends, partition), range.offsets().to())))
                .toList();
    }

    /** How many offsets of a partition were removed before they could be done. */
    public long lost(TopicPartition partition, long done) {
        return Math.max(0, get(consumer.beginningOffsets(List.of(partition)), partition) - done);
    }

    private Map<TopicPartition, Long> begins(
            List<TopicPartition> partitions, NumberRange times, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        if (!times.hasBeginning()) {
            return begins;
        }
        Map<TopicPartition, OffsetAndTimestamp> firsts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> times.from())));
        return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> {
            OffsetAndTimestamp first = firsts.get(partition);
            return first == null ? get(ends, partition) : Math.max(first.offset(), get(begins, partition));
        }));
    }

    private static long get(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("the broker told no offset of " + partition);
        }
        return offset;
    }
}
