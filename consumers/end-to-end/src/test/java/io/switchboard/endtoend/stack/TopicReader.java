package io.switchboard.endtoend.stack;

import io.switchboard.DeadLetter;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is committed in topics, from their beginning to the end of what is written: a commit may be reported
 * before the last partition knows of it.
 */
public record TopicReader(KafkaStack stack) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** All records, each partition in its order. */
    public <K extends SpecificRecord, V extends SpecificRecord> List<ConsumerRecord<K, V>> all(Topic<K, V> topic) {
        try (KafkaConsumer<K, V> consumer = consumer(topic)) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = written(partitions);
            List<ConsumerRecord<K, V>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private Map<TopicPartition, Long> written(Set<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> all = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            all.assign(partitions);
            return all.endOffsets(partitions);
        }
    }

    /** All values. */
    public <V extends SpecificRecord> List<V> values(Topic<?, V> topic) {
        return all(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** All keys, values and headers as text. */
    public <K extends SpecificRecord, V extends SpecificRecord> Stream<String> texts(Topic<K, V> topic) {
        return all(topic).stream()
                .flatMap(record -> Stream.concat(
                        Stream.of(text(record.key()), text(record.value())),
                        StreamSupport.stream(record.headers().spliterator(), false)
                                .map(header -> new String(header.value(), StandardCharsets.UTF_8))));
    }

    /** Bytes, which Avro shows as numbers, as well as all else. */
    private static String text(@Nullable SpecificRecord record) {
        return record instanceof DeadLetter letter
                ? letter
                        + StandardCharsets.UTF_8
                                .decode(letter.getRawBytes().duplicate())
                                .toString()
                : String.valueOf(record);
    }

    /** The latest value per key, without those that are gone. */
    public <K extends SpecificRecord, V extends SpecificRecord> Map<K, V> latest(Topic<K, V> topic) {
        Map<K, V> latest = new LinkedHashMap<>();
        all(topic).forEach(record -> latest.put(record.key(), record.value()));
        latest.values().removeIf(value -> value == null);
        return latest;
    }

    private <K extends SpecificRecord, V extends SpecificRecord> KafkaConsumer<K, V> consumer(Topic<K, V> topic) {
        return new KafkaConsumer<>(
                stack.reading(),
                AvroDeserializer.into(topic.key(), stack.registry(), SchemaRole.KEY),
                AvroDeserializer.into(topic.value(), stack.registry(), SchemaRole.VALUE));
    }
}
