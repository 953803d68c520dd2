package io.switchboard.replay.copy;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A topic in memory; a record is reported by its value, such as {@code b3} for the fourth of partition 1. */
final class Source {
    private static final String TOPIC = "source";

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Map<TopicPartition, List<Long>> timestamps = new TreeMap<>((a, b) -> a.partition() - b.partition());

    /** A partition more, with records of these timestamps. */
    Source partition(Long... times) {
        timestamps.put(new TopicPartition(TOPIC, timestamps.size()), List.of(times));
        return this;
    }

    List<PartitionSpan> whole() {
        return timestamps.entrySet().stream()
                .map(each -> new PartitionSpan(each.getKey(), 0, each.getValue().size()))
                .toList();
    }

    PartitionSpan span(int partition, long from, long to) {
        return new PartitionSpan(new TopicPartition(TOPIC, partition), from, to);
    }

    SourceRecords records(Collection<PartitionSpan> spans, NumberRange times, SourceRecords.PartitionMixing mixing) {
        SourceRecords records = new SourceRecords(consumer, spans, times, mixing);
        consumer.updateBeginningOffsets(
                timestamps.keySet().stream().collect(Collectors.toMap(partition -> partition, _ -> 0L)));
        timestamps.forEach((partition, times2) -> {
            for (int i = 0; i < times2.size() && consumer.assignment().contains(partition); i++) {
                consumer.addRecord(record(partition, i, times2.get(i)));
            }
        });
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, long timestamp) {
        byte[] value = ("" + (char) ('a' + partition.partition()) + offset).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    static String name(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** Takes all. */
    static List<String> drain(SourceRecords records) {
        List<String> names = new ArrayList<>();
        while (!records.isDone()) {
            ConsumerRecord<byte[], byte[]> next = records.peek();
            if (next != null) {
                names.add(name(next));
                records.take();
            }
        }
        return names;
    }
}
