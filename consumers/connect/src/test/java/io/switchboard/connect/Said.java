package io.switchboard.connect;

import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What topics say, and with it what tables have to say. */
record Said(String bootstrapServers, SchemaRegistry registry) {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Every field of a change that its table has, by column. */
    private static final Map<String, String> OF_CHANGE = Map.of(
            "change_id", "id",
            "change_op", "op",
            "change_ts_ms", "ts_ms",
            "change_event_time", "event_time",
            "change_event_time_basis", "event_time_basis");

    /** The same of its source. */
    private static final Map<String, String> OF_SOURCE = Map.of(
            "change_observed_at", "observed_at",
            "change_not_before", "not_before",
            "change_origin", "origin",
            "change_poll_id", "poll_id",
            "change_sequence", "sequence");

    /** All that is committed, each partition in its order, in the schemas that it was written with. */
    List<ConsumerRecord<GenericRecord, GenericRecord>> records(Topic<?, ?> topic) {
        try (KafkaConsumer<GenericRecord, GenericRecord> consumer = new KafkaConsumer<>(
                // The broker would hold back what it says at the end of a topic for half a second.
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "fetch.max.wait.ms", "20"),
                AvroDeserializer.generic(registry, SchemaRole.KEY),
                AvroDeserializer.generic(registry, SchemaRole.VALUE))) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = written(partitions);
            List<ConsumerRecord<GenericRecord, GenericRecord>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Ends also of what is not decided yet: an abort may be reported before the last partition knows of it. */
    private Map<TopicPartition, Long> written(Set<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> all = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            all.assign(partitions);
            return all.endOffsets(partitions);
        }
    }

    /** The latest row of each key that is not gone, with the fields of both. */
    Set<Map<String, Object>> latest(Topic<?, ?> topic) {
        Map<Map<String, Object>, Map<String, Object>> latest = new HashMap<>();
        for (ConsumerRecord<GenericRecord, GenericRecord> record : records(topic)) {
            Map<String, Object> key = Rows.of(record.key());
            if (record.value() == null) {
                latest.remove(key);
            } else {
                Map<String, Object> row = Rows.of(record.value());
                row.putAll(key);
                latest.put(key, row);
            }
        }
        return new HashSet<>(latest.values());
    }

    /** Each change as a row: the row after it, or before a delete, and what is known of the change. */
    Set<Map<String, Object>> changes(Topic<?, ?> topic) {
        return records(topic).stream().map(record -> change(record.value())).collect(Collectors.toSet());
    }

    private static Map<String, Object> change(GenericRecord envelope) {
        boolean deleted = envelope.get("op").toString().equals("d");
        Map<String, Object> row = Rows.of((GenericRecord) envelope.get(deleted ? "before" : "after"));
        GenericRecord source = (GenericRecord) envelope.get("source");
        OF_CHANGE.forEach((column, field) -> Rows.put(row, column, envelope, field));
        OF_SOURCE.forEach((column, field) -> Rows.put(row, column, source, field));
        row.put("__deleted", String.valueOf(deleted));
        return row;
    }

    /** How far who has read all has come, by topic and partition. */
    Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        records(topic)
                .forEach(record -> ends.merge(
                        new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max));
        return ends;
    }
}
