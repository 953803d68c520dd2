package io.switchboard.collector.assign;

import io.switchboard.Poll;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what is committed for the accounts of a partition: the polls from the group's offset, then the state
 * topics from their beginning, both to the end of what is committed. Asking for the group's offset first waits for a
 * predecessor's transaction that is still in flight.
 */
public final class Restorer {
    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final AvroDeserializer<SpecificRecord> keys;
    private final AvroDeserializer<SpecificRecord> values;

    /** @param consumers opens a consumer of the collectors' group that reads only what is committed */
    public Restorer(Topics topics, Registry registry, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topics = topics;
        this.consumers = consumers;
        this.keys = AvroDeserializer.byName(registry, Role.KEY);
        this.values = AvroDeserializer.byName(registry, Role.VALUE);
    }

    /** Reads what a partition's topics tell of one target, blocking. */
    public TargetState restore(int partition, Target target) {
        return restore(partition, List.of(target)).state(target);
    }

    /** Reads what a partition's topics tell of its targets, blocking. */
    Restored restore(int partition, List<Target> targets) {
        Restored restored = new Restored(targets);
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            TopicPartition polls = new TopicPartition(topics.polls().name(), partition);
            OffsetAndMetadata from = consumer.committed(Set.of(polls)).get(polls);
            consumer.assign(Set.of(polls));
            if (from == null) {
                consumer.seekToBeginning(Set.of(polls));
            } else {
                consumer.seek(polls, from.offset());
            }
            readToEnd(consumer, Set.of(polls), record -> end(restored, record));
            Map<TopicPartition, Dataset<?, ?, ?>> states = new HashMap<>();
            Restored.datasets(targets)
                    .forEach(dataset ->
                            states.put(new TopicPartition(topics.state(dataset).name(), partition), dataset));
            consumer.assign(states.keySet());
            consumer.seekToBeginning(states.keySet());
            readToEnd(consumer, states.keySet(), record -> row(restored, states, record));
        }
        LOG.info("Partition {} restored: {} rows", partition, restored.size());
        return restored;
    }

    private interface Reader {
        void read(ConsumerRecord<byte[], byte[]> record);
    }

    private static void readToEnd(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions, Reader reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader::read);
        }
    }

    private void row(
            Restored restored, Map<TopicPartition, Dataset<?, ?, ?>> states, ConsumerRecord<byte[], byte[]> record) {
        Dataset<?, ?, ?> dataset = states.get(new TopicPartition(record.topic(), record.partition()));
        SpecificRecord key = keys.deserialize(record.topic(), record.key());
        SpecificRecord row = values.deserialize(record.topic(), record.value());
        if (dataset != null && key != null) {
            restored.row(dataset, (SpecificRecordBase) key, (SpecificRecordBase) row);
        }
    }

    private void end(Restored restored, ConsumerRecord<byte[], byte[]> record) {
        if (values.deserialize(record.topic(), record.value()) instanceof Poll end) {
            restored.end(end, record.offset());
        }
    }
}
