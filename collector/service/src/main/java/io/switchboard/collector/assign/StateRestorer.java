package io.switchboard.collector.assign;

import io.switchboard.Poll;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.OffsetMetadata;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Reads back what is committed for the accounts of a partition: the last poll record of each target, and then the rows
 * that are live, from where the group's offsets say that they are found, to the end of what is written. Asking for the
 * group's offsets first waits until a predecessor's commit in flight has been decided; reading to the end of all that
 * is written, until what a killed one left open has been aborted, for what is committed behind it cannot be read
 * before.
 */
public final class StateRestorer {
    private static final Logger LOG = LoggerFactory.getLogger(StateRestorer.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** The records of one poll follow one another, but for those of a backfill, and for markers of transactions. */
    private static final long NEARBY = 20;

    /** Polls without a record until somebody may wonder. */
    private static final int LONG = 10;

    private final Topics topics;
    private final Function<IsolationLevel, Consumer<byte[], byte[]>> consumers;
    private final InstantSource clock;
    private final RestoreListener listener;
    private final AvroDeserializer<SpecificRecord> keys;
    private final AvroDeserializer<SpecificRecord> values;

    /** Who wants to know how far it is. Called by anyone who restores. */
    public interface RestoreListener {
        /** Nobody. */
        RestoreListener NONE = new RestoreListener() {
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
    public StateRestorer(
            Topics topics,
            SchemaRegistry registry,
            Function<IsolationLevel, Consumer<byte[], byte[]>> consumers,
            InstantSource clock,
            RestoreListener listener) {
        this.topics = topics;
        this.consumers = consumers;
        this.clock = clock;
        this.listener = listener;
        this.keys = AvroDeserializer.byName(registry, SchemaRole.KEY);
        this.values = AvroDeserializer.byName(registry, SchemaRole.VALUE);
    }

    /**
     * Reads what a partition's topics say of one target, the rows of all time, blocking; nothing if the thread is
     * interrupted.
     */
    public Optional<TargetState> restoreHistory(int partition, PollTarget target) {
        return restore(new RestoreWork(partition, List.of(target), RestoreReach.ROWS))
                .map(restored -> restored.state(target));
    }

    /** Reads what a partition's topics say of its targets, blocking; nothing if the thread is interrupted. */
    Optional<RestoredState> restore(int partition, List<PollTarget> targets) {
        return restore(new RestoreWork(partition, targets, RestoreReach.LIVE));
    }

    /** Reads all that a partition's topics say of targets, which no collector need have polled lately, blocking. */
    public List<RestoredTarget> restoreAll(int partition, List<PollTarget> targets) {
        return restore(new RestoreWork(partition, targets, RestoreReach.ALL)).stream()
                .flatMap(restored -> targets.stream()
                        .map(target -> new RestoredTarget(target, restored.state(target), restored.rhythm(target))))
                .toList();
    }

    /**
     * What was found of a target.
     *
     * @param rhythm how it was polled last; empty if no poll is known since it was retired, or at all
     */
    public record RestoredTarget(PollTarget target, TargetState state, Optional<PollRhythm> rhythm) {}

    /** How far back the topics are read. */
    private enum RestoreReach {
        /** As far as live polls need. */
        LIVE,
        /** The rows of all time, too. */
        ROWS,
        /** The rows and the polls of all time. */
        ALL
    }

    private record RestoreWork(int partition, List<PollTarget> targets, RestoreReach reach) {

        TopicPartition in(String topic) {
            return new TopicPartition(topic, partition);
        }

        /** Accounts that have rows of a dataset. */
        Set<String> accounts(Dataset<?, ?, ?> dataset) {
            return targets.stream()
                    .filter(target -> target.datasets().contains(dataset))
                    .map(PollTarget::account)
                    .collect(Collectors.toSet());
        }
    }

    private Optional<RestoredState> restore(RestoreWork work) {
        long begin = System.nanoTime();
        try (Consumer<byte[], byte[]> consumer = consumers.apply(IsolationLevel.READ_COMMITTED);
                Consumer<byte[], byte[]> written = consumers.apply(IsolationLevel.READ_UNCOMMITTED)) {
            return read(consumer, written, work);
        } finally {
            listener.ended(work.partition(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private Optional<RestoredState> read(
            Consumer<byte[], byte[]> consumer, Consumer<byte[], byte[]> written, RestoreWork work) {
        try {
            Map<TopicPartition, Dataset<?, ?, ?>> states = new HashMap<>();
            RestoredState.datasets(work.targets())
                    .forEach(dataset -> states.put(work.in(topics.state(dataset).name()), dataset));
            TopicPartition polls = work.in(topics.polls().name());
            Set<TopicPartition> all = new HashSet<>(states.keySet());
            all.add(polls);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all);
            Optional<OffsetMetadata.PollsMark> from =
                    OffsetMetadata.PollsMark.parse(committed.get(polls)).filter(_ -> work.reach() != RestoreReach.ALL);
            RestoredState restored = new RestoredState(
                    work.targets(),
                    clock.instant(),
                    from.filter(mark -> !mark.current()).isPresent(),
                    work.reach() != RestoreReach.LIVE);
            readPolls(consumer, written, work, from, restored);
            seek(consumer, work, states, committed);
            Map<TopicPartition, Long> ends = ends(written, states.keySet());
            readTo(ends, consumer, work.partition(), record -> row(restored, states, record));
            states.forEach((state, dataset) -> restored.readTo(dataset, ends.getOrDefault(state, 0L)));
            LOG.info("Partition {} restored: {} rows", work.partition(), restored.size());
            return Optional.of(restored);
        } catch (InterruptException nobodyWaits) {
            // A thread that is still interrupted cannot close its consumers in peace.
            Thread.interrupted();
            return Optional.empty();
        }
    }

    private void readPolls(
            Consumer<byte[], byte[]> consumer,
            Consumer<byte[], byte[]> written,
            RestoreWork work,
            Optional<OffsetMetadata.PollsMark> from,
            RestoredState restored) {
        TopicPartition polls = work.in(topics.polls().name());
        Map<TopicPartition, Long> ends = ends(written, Set.of(polls));
        consumer.assign(Set.of(polls));
        for (PollTarget target : work.targets()) {
            from.map(mark -> mark.single().get(target.name()))
                    .filter(at -> at >= begin(consumer, polls))
                    .ifPresent(at -> readOne(consumer, polls, target, at, restored));
        }
        from.ifPresentOrElse(
                mark -> consumer.seek(polls, mark.offset()), () -> consumer.seekToBeginning(Set.of(polls)));
        readTo(ends, consumer, work.partition(), record -> end(restored, record));
    }

    private static long begin(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    }

    /** The poll records that one target's poll left, one for each of its datasets. */
    private void readOne(
            Consumer<byte[], byte[]> consumer,
            TopicPartition polls,
            PollTarget target,
            long at,
            RestoredState restored) {
        consumer.seek(polls, at);
        int left = target.datasets().size();
        long last = at + NEARBY;
        while (left > 0 && consumer.position(polls) <= last) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (left > 0
                        && values.deserialize(record.topic(), record.value()) instanceof Poll end
                        && end.getTarget().equals(target.name())) {
                    restored.end(end, record.offset());
                    left--;
                }
            }
        }
    }

    /** To where the rows of all targets can be found from, or to the beginning if those of any cannot. */
    private void seek(
            Consumer<byte[], byte[]> consumer,
            RestoreWork work,
            Map<TopicPartition, Dataset<?, ?, ?>> states,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        consumer.assign(states.keySet());
        states.forEach((state, dataset) -> {
            OffsetAndMetadata mark = committed.get(state);
            if (mark != null
                    && work.reach() == RestoreReach.LIVE
                    && OffsetMetadata.covers(mark, work.accounts(dataset))) {
                consumer.seek(state, mark.offset());
            } else {
                consumer.seekToBeginning(Set.of(state));
            }
        });
    }

    private static Map<TopicPartition, Long> ends(Consumer<byte[], byte[]> written, Set<TopicPartition> partitions) {
        written.assign(partitions); // It warns if it is asked for what it has not.
        return written.endOffsets(partitions);
    }

    private interface TopicReplay {
        void read(ConsumerRecord<byte[], byte[]> record);
    }

    /** Reads what is assigned to the consumer: topics' partitions of one number. */
    private void readTo(
            Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer, int partition, TopicReplay reader) {
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
            RestoredState restored,
            Map<TopicPartition, Dataset<?, ?, ?>> states,
            ConsumerRecord<byte[], byte[]> record) {
        Dataset<?, ?, ?> dataset = states.get(new TopicPartition(record.topic(), record.partition()));
        SpecificRecord key = keys.deserialize(record.topic(), record.key());
        SpecificRecord row = values.deserialize(record.topic(), record.value());
        if (dataset != null && key != null) {
            restored.row(dataset, (SpecificRecordBase) key, (SpecificRecordBase) row, record.offset());
        }
    }

    private void end(RestoredState restored, ConsumerRecord<byte[], byte[]> record) {
        if (values.deserialize(record.topic(), record.value()) instanceof Poll end) {
            restored.end(end, record.offset());
        }
    }
}
