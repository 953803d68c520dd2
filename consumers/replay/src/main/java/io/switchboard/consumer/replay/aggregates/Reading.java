package io.switchboard.consumer.replay.aggregates;

import static io.switchboard.consumer.replay.recorded.BrokerTopics.get;

import io.switchboard.consumer.replay.recorded.LastRecord;
import io.switchboard.consumer.replay.recorded.Span;
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
record Reading(Admin admin, String group, List<Stretch> stretches) {
    Reading {
        stretches = List.copyOf(stretches);
    }

    /**
     * What is read of a partition.
     *
     * @param last offset of the last record in it
     */
    record Stretch(Span span, long last) {
        static Stretch of(Span span, LastRecord records) {
            return new Stretch(span, span.isEmpty() ? LastRecord.NONE : records.find(span));
        }

        private boolean isRead(long committed) {
            return last == LastRecord.NONE || committed > last;
        }

        private long passed(long committed) {
            return isRead(committed) ? span.length() : Math.max(0, committed - span.from());
        }
    }

    /** Where it is. */
    record Position(long passed, long length, boolean isAtEnd) {
        /** @param committed offsets; of what lacks one nothing is read yet */
        static Position of(List<Stretch> stretches, Map<TopicPartition, Long> committed) {
            long passed = 0;
            long length = 0;
            boolean isAtEnd = true;
            for (Stretch each : stretches) {
                long offset = committed.getOrDefault(each.span.partition(), each.span.from());
                passed += each.passed(offset);
                length += each.span.length();
                isAtEnd &= each.isRead(offset);
            }
            return new Position(passed, length, isAtEnd);
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
    Position position() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> committed.put(partition, at.offset()));
        return Position.of(stretches, committed);
    }
}
