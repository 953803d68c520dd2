package io.switchboard.wallboard;

import io.switchboard.platform.kafka.KafkaClients;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.FailureReason;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.serde.SerdeException;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics, in no consumer group, from an hour before the newest poll on; a topic that comes later is read from
 * when it is there. Belongs to one thread.
 */
final class RecentRecords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecentRecords.class);
    private static final Duration LOOKING = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** Short, so that a wallboard that waits for a broker can be stopped, and its viewers hear of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Polls are few, and who has not been polled since the morning is still to be seen. */
    private static final Duration POLLS_SHOWN = Duration.ofDays(1);

    private final Topics topics;
    private final SchemaRegistry registry;
    private final Consumer<byte[], SpecificRecord> consumer;
    private final NewestPoll newest;
    private final Map<TopicPartition, Long> behind = new HashMap<>();
    private final Set<TopicPartition> read = new HashSet<>();
    private long lookedNanos = System.nanoTime() - LOOKING.toNanos();

    RecentRecords(WallboardConfig config) {
        this.topics = config.topics();
        this.registry = SchemaRegistry.connect(config.schemaRegistry().reveal());
        KafkaClients clients = new KafkaClients(config.kafka());
        this.consumer = clients.follower(Wallboard.NAME, PATIENCE, AvroDeserializer.byName(registry, SchemaRole.VALUE));
        this.newest = new NewestPoll(clients.admin(PATIENCE), topics.polls());
    }

    /** Passes on what has come since, if there is anything to read at all. */
    boolean poll(Duration wait, java.util.function.Consumer<SpecificRecord> to) {
        look();
        if (read.isEmpty()) {
            return false;
        }
        try {
            consumer.poll(wait)
                    .forEach(record -> Optional.ofNullable(record.value()).ifPresent(to));
        } catch (RecordDeserializationException e) {
            passOver(e);
        }
        behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return true;
    }

    /** Whether all is read that was there when reading began; false while there is nothing to read. */
    boolean isUpToDate() {
        return !read.isEmpty() && behind.isEmpty();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
        newest.close();
        registry.close();
    }

    /** A record that nobody can read is left out; one that the registry does not let us read now is waited for. */
    private void passOver(RecordDeserializationException e) {
        if (e.getCause() instanceof SerdeException cause && cause.reason() == FailureReason.UNAVAILABLE) {
            throw e;
        }
        LOG.warn("The wallboard leaves out what it cannot read: {}", e.getMessage());
        consumer.seek(e.topicPartition(), e.offset() + 1);
    }

    /** Looks for partitions that are not read yet, now and then: all topics are seldom there from the beginning. */
    private void look() {
        if (System.nanoTime() - lookedNanos < LOOKING.toNanos()) {
            return;
        }
        lookedNanos = System.nanoTime();
        try {
            Map<String, List<PartitionInfo>> there = consumer.listTopics();
            Map<TopicPartition, Duration> found = new HashMap<>();
            shown().forEach((topic, time) -> there.getOrDefault(topic.name(), List.of())
                    .forEach(info -> found.put(new TopicPartition(info.topic(), info.partition()), time)));
            found.keySet().removeAll(read);
            if (!found.isEmpty()) {
                begin(found);
            }
        } catch (RetriableException e) {
            LOG.debug("The wallboard waits for the broker", e);
        }
    }

    private Map<Topic<?, ?>, Duration> shown() {
        return Map.of(
                topics.statusChanges(), WallboardModel.SHOWN,
                topics.agentBuckets(), WallboardModel.SHOWN,
                topics.queueBuckets(), WallboardModel.SHOWN,
                topics.polls(), POLLS_SHOWN);
    }

    private void begin(Map<TopicPartition, Duration> found) {
        Set<TopicPartition> all = new HashSet<>(read);
        all.addAll(found.keySet());
        consumer.assign(all); // It warns if it is asked for what it has not.
        try {
            Instant from = seek(found);
            read.addAll(found.keySet());
            LOG.info("The wallboard reads {} partitions more, from {} on", found.size(), from);
        } finally {
            consumer.assign(read);
        }
    }

    /** The ends are asked first: what comes meanwhile lies behind them, and is read. */
    private Instant seek(Map<TopicPartition, Duration> found) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(found.keySet());
        Instant now = newest.ended().orElse(Instant.EPOCH);
        Map<TopicPartition, Long> times = new HashMap<>();
        found.forEach((partition, shown) ->
                times.put(partition, Math.max(0, now.minus(shown).toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
            behind.put(partition, end);
        });
        return now.minus(WallboardModel.SHOWN);
    }
}
