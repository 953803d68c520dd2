package io.switchboard.quickstart;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.StatusChange;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.quickstart.live.Seen;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the topics from their beginning, as any subscriber may. Belongs to one thread. */
final class Feed implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofMillis(500);
    private static final Duration NEWS = Duration.ofMinutes(5);

    private final Registry registry;
    private final KafkaConsumer<SpecificRecord, SpecificRecord> consumer;

    private Feed(Registry registry, KafkaConsumer<SpecificRecord, SpecificRecord> consumer) {
        this.registry = registry;
        this.consumer = consumer;
    }

    /** Subscribes to topics that exist. */
    static Feed open(String bootstrapServers, String registryUrl, Topics topics) {
        Registry registry = Registry.connect(Map.of("schema.registry.url", registryUrl));
        Feed feed = new Feed(
                registry,
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                        AvroDeserializer.byName(registry, Role.KEY),
                        AvroDeserializer.byName(registry, Role.VALUE)));
        feed.read(topics);
        return feed;
    }

    /** What has come since; waits for the first record at most as long as given. */
    List<Seen> poll(Duration wait) {
        List<Seen> seen = new ArrayList<>();
        consumer.poll(wait).forEach(record -> read(record).ifPresent(seen::add));
        return seen;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
        registry.close();
    }

    private void read(Topics topics) {
        Stream<Topic<?, ?>> changes = Dataset.all().stream().map(topics::changes);
        Stream<Topic<?, ?>> others = Stream.of(
                topics.state(Dataset.CONVOSO_AGENTS), topics.polls(), topics.statusChanges(), topics.agentBuckets());
        List<TopicPartition> partitions = Stream.concat(changes, others)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Optional<Seen> read(ConsumerRecord<SpecificRecord, SpecificRecord> record) {
        return switch (record.value()) {
            case null ->
                record.key() instanceof Key gone ? Optional.of(new Seen.Gone(gone.getUserId())) : Optional.empty();
            case Agent row ->
                Optional.of(new Seen.Present(row.getUserId(), StatusMapping.CONVOSO.statusOf(row.getStatus())));
            case StatusChange change when isNews(change) -> Optional.of(new Seen.Change(change));
            case StatusChange _ -> Optional.empty();
            case Poll poll -> Optional.of(new Seen.PollEnd(poll));
            case AgentBucket row -> Optional.of(new Seen.Bucket(row));
            case SpecificRecord envelope -> Optional.of(event(record.key(), envelope));
        };
    }

    /** Not what a vendor told of the past when it was first asked, nor what it tells differently now. */
    private static boolean isNews(StatusChange change) {
        return change.getCorrects() == null
                && Duration.between(change.getChangedAt(), change.getObservedAt())
                                .compareTo(NEWS)
                        < 0;
    }

    /** All datasets have the same envelope around a row of their own. */
    private static Seen event(SpecificRecord key, SpecificRecord envelope) {
        Source source = (Source) field(envelope, "source").orElseThrow();
        String poll = source.getPollId();
        return new Seen.Event(
                poll.substring(0, poll.lastIndexOf('#')),
                key,
                field(envelope, "after").map(SpecificRecord.class::cast));
    }

    private static Optional<Object> field(SpecificRecord record, String name) {
        return Optional.ofNullable(record.get(record.getSchema().getField(name).pos()));
    }
}
