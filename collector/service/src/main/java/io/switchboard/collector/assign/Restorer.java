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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what is committed for the accounts of a partition: the polls from the group's offset, then the state
 * topics from their beginning, both to the end of what is written. Asking for the group's offset first waits until a
 * predecessor's commit in flight has been decided; reading to the end of all that is written, until what a killed one
 * left open has been aborted, for what is committed behind it cannot be read before.
 */
public final class Restorer {
    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Polls without a record until somebody may wonder. */
    private static final int LONG = 10;

    private final Topics topics;
    private final Function<IsolationLevel, Consumer<byte[], byte[]>> consumers;
    private final Listener listener;
    private final AvroDeserializer<SpecificRecord> keys;
    private final AvroDeserializer<SpecificRecord> values;

    /** Who wants to know how far it is. Called by whoever restores. */
    public interface Listener {
        /** Nobody. */
        Listener NONE = new Listener() {
            @Override
            public void remaining(int partition, long offsets) {}

            @Override
            public void read(int records) {}

            @Override
            public void ended(int partition, Duration took) {}
        };

        /** Of a partition's topics that are being read, so many offsets are still to be passed. */
        void remaining(int partition, long offsets);

        /** So many more records have been read. */
        void read(int records);

        /** A partition has been read, or could not be; that took so long. */
        void ended(int partition, Duration took);
    }

    /** @param consumers opens a consumer of the collectors' group */
    public Restorer(
            Topics topics,
            Registry registry,
            Function<IsolationLevel, Consumer<byte[], byte[]>> consumers,
            Listener listener) {
        this.topics = topics;
        this.consumers = consumers;
        this.listener = listener;
        this.keys = AvroDeserializer.byName(registry, Role.KEY);
        this.values = AvroDeserializer.byName(registry, Role.VALUE);
    }

    /** Reads what a partition's topics tell of one target, blocking; nothing if the thread is interrupted. */
    public Optional<TargetState> restore(int partition, Target target) {
        return restore(partition, List.of(target)).map(restored -> restored.state(target));
    }

    /** Reads what a partition's topics tell of its targets, blocking; nothing if the thread is interrupted. */
    Optional<Restored> restore(int partition, List<Target> targets) {
        long begin = System.nanoTime();
        try (Consumer<byte[], byte[]> consumer = consumers.apply(IsolationLevel.READ_COMMITTED);
                Consumer<byte[], byte[]> written = consumers.apply(IsolationLevel.READ_UNCOMMITTED)) {
            return read(consumer, written, partition, targets);
        } finally {
            listener.ended(partition, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private Optional<Restored> read(
            Consumer<byte[], byte[]> consumer, Consumer<byte[], byte[]> written, int partition, List<Target> targets) {
        Restored restored = new Restored(targets);
        try {
            readPolls(consumer, written, partition, restored);
            readStates(consumer, written, partition, restored, targets);
            LOG.info("Partition {} restored: {} rows", partition, restored.size());
            return Optional.of(restored);
        } catch (InterruptException nobodyWaits) {
            // A thread that is still interrupted cannot close its consumers in peace.
            Thread.interrupted();
            return Optional.empty();
        }
    }

    private void readPolls(
            Consumer<byte[], byte[]> consumer, Consumer<byte[], byte[]> written, int partition, Restored restored) {
        TopicPartition polls = new TopicPartition(topics.polls().name(), partition);
        OffsetAndMetadata from = consumer.committed(Set.of(polls)).get(polls);
        consumer.assign(Set.of(polls));
        if (from == null) {
            consumer.seekToBeginning(Set.of(polls));
        } else {
            consumer.seek(polls, from.offset());
        }
        readTo(ends(written, Set.of(polls)), consumer, partition, record -> end(restored, record));
    }

    private void readStates(
            Consumer<byte[], byte[]> consumer,
            Consumer<byte[], byte[]> written,
            int partition,
            Restored restored,
            List<Target> targets) {
        Map<TopicPartition, Dataset<?, ?, ?>> states = new HashMap<>();
        Restored.datasets(targets)
                .forEach(dataset ->
                        states.put(new TopicPartition(topics.state(dataset).name(), partition), dataset));
        consumer.assign(states.keySet());
        consumer.seekToBeginning(states.keySet());
        readTo(ends(written, states.keySet()), consumer, partition, record -> row(restored, states, record));
    }

    private static Map<TopicPartition, Long> ends(Consumer<byte[], byte[]> written, Set<TopicPartition> partitions) {
        written.assign(partitions); // It warns if it is asked for what it has not.
        return written.endOffsets(partitions);
    }

    private interface Reader {
        void read(ConsumerRecord<byte[], byte[]> record);
    }

    /** Reads what is assigned to the consumer: topics' partitions of one number. */
    private void readTo(
            Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer, int partition, Reader reader) {
        int inVain = 0;
        for (long left = remaining(consumer, ends); left > 0; left = remaining(consumer, ends)) {
            listener.remaining(partition, left);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(reader::read);
            listener.read(records.count());
            inVain = records.isEmpty() ? inVain + 1 : 0;
            if (inVain == LONG) {
                LOG.info("Partition {} waits until the broker ends a transaction that was left open in it", partition);
            }
        }
    }

    /** The ends may be passed meanwhile, by what others commit. */
    private static long remaining(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
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
