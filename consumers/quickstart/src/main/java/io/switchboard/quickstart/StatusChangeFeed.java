package io.switchboard.quickstart;

import io.switchboard.StatusChange;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.kafka.KafkaClients;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the changes of status from their topic's beginning, as any subscriber may. Belongs to one thread. */
final class StatusChangeFeed implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NEWS = Duration.ofMinutes(5);

    private final SchemaRegistry registry;
    private final Consumer<byte[], StatusChange> consumer;

    private StatusChangeFeed(SchemaRegistry registry, Consumer<byte[], StatusChange> consumer) {
        this.registry = registry;
        this.consumer = consumer;
    }

    /** Subscribes to a topic that exists. */
    static StatusChangeFeed open(
            ClientProperties kafka, ClientProperties schemaRegistry, Topic<?, StatusChange> statusChanges) {
        SchemaRegistry registry = SchemaRegistry.connect(schemaRegistry.reveal());
        StatusChangeFeed feed = new StatusChangeFeed(
                registry,
                new KafkaClients(kafka)
                        .follower(
                                "quickstart",
                                PATIENCE,
                                AvroDeserializer.into(statusChanges.value(), registry, SchemaRole.VALUE)));
        feed.read(statusChanges);
        return feed;
    }

    private void read(Topic<?, ?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What has changed since; waits for the first record at most as long as given. */
    List<StatusChange> poll(Duration wait) {
        return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
                .map(ConsumerRecord::value)
                .filter(StatusChangeFeed::isNews)
                .toList();
    }

    /**
     * Whether something changed just now: a first sight only says how things are, and a vendor that is asked for the
     * first time reports the past.
     */
    private static boolean isNews(StatusChange change) {
        return change.getFromStatus() != null
                && change.getCorrects() == null
                && Duration.between(change.getChangedAt(), change.getObservedAt())
                                .compareTo(NEWS)
                        < 0;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
        registry.close();
    }
}
