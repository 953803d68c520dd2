package io.switchboard.replay.recompute;

import static io.switchboard.replay.topics.BrokerTopics.get;

import io.switchboard.replay.topics.LastRecord;
import io.switchboard.replay.topics.PartitionSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group has read.
 *
 * @param group of one run alone
 * @param stretches what it reads
 */
record GroupProgress(Admin admin, String group, List<PartitionRange> stretches) {
    GroupProgress {
        stretches = List.copyOf(stretches);
    }

    /**
     * What is read of a partition.
     *
     * @param last offset of the last record in it
     */
    record PartitionRange(PartitionSpan span, long last) {
        static PartitionRange of(PartitionSpan span, LastRecord records) {
            return new PartitionRange(span, span.isEmpty() ? LastRecord.NONE : records.find(span));
        }

        private boolean isRead(long committed) {
            return last == LastRecord.NONE || committed > last;
        }

        private long passed(long committed) {
            return isRead(committed) ? span.length() : Math.max(0, committed - span.from());
        }
    }

    /** Where it is. */
    record GroupPosition(long passed, long length, boolean isAtEnd) {
        /** @param committed offsets; of what lacks one nothing is read yet */
        static GroupPosition of(List<PartitionRange> stretches, Map<TopicPartition, Long> committed) {
            long passed = 0;
            long length = 0;
            boolean isAtEnd = true;
            for (PartitionRange each : stretches) {
                long offset = committed.getOrDefault(each.span.partition(), each.span.from());
                passed += each.passed(offset);
                length += each.span.length();
                isAtEnd &= each.isRead(offset);
            }
            return new GroupPosition(passed, length, isAtEnd);
        }
    }

    /** Whether there is nothing to read. */
    boolean isEmpty() {
        return stretches.stream().allMatch(each -> each.last == LastRecord.NONE);
    }

    /** Lets the group, which does not exist yet, begin where the stretches do. */
    void begin() {
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        stretches.forEach(each -> begins.put(each.span.partition(), new OffsetAndMetadata(each.span.from())));
        get(admin.alterConsumerGroupOffsets(group, begins).all());
    }

    /** What it has read and committed, and with it all that follows from it. */
    GroupPosition position() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> committed.put(partition, at.offset()));
        return GroupPosition.of(stretches, committed);
    }
}
