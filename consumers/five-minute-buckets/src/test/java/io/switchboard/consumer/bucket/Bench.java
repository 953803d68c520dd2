package io.switchboard.consumer.bucket;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.Poll;
import io.switchboard.PollKey;
import io.switchboard.consumer.monitor.Answer;
import io.switchboard.consumer.monitor.Monitor;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The app's topology without a broker. */
final class Bench implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<Key, Envelope> changes;
    private final TestInputTopic<PollKey, Poll> polls;
    private final TestOutputTopic<AgentBucketKey, AgentBucket> buckets;

    Bench() {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX);
        Registry registry = Registry.over(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "http://mock"));
        FiveMinuteBucketsTopology topology =
                new FiveMinuteBucketsTopology(topics, registry, StatusMappings.DEFAULT, BucketRules.DEFAULT);
        Properties properties = new Properties();
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        driver = new TopologyTestDriver(topology.build(), properties);
        changes = driver.createInputTopic(
                topics.changes(Dataset.CONVOSO_AGENTS).name(),
                new AvroSerializer<Key>(registry, Role.KEY),
                new AvroSerializer<Envelope>(registry, Role.VALUE));
        polls = driver.createInputTopic(
                topics.polls().name(),
                new AvroSerializer<PollKey>(registry, Role.KEY),
                new AvroSerializer<Poll>(registry, Role.VALUE));
        buckets = driver.createOutputTopic(
                topics.agentBuckets().name(),
                AvroDeserializer.into(AgentBucketKey.class, registry, Role.KEY),
                AvroDeserializer.into(AgentBucket.class, registry, Role.VALUE));
    }

    /** Everything that the collector wrote, poll by poll. */
    Bench read(Monitor monitor) {
        monitor.answers().forEach(this::read);
        return this;
    }

    void read(Answer answer) {
        answer.changes().forEach(this::read);
        read(answer.end());
    }

    void read(Envelope change) {
        Agent agent = Objects.requireNonNull(change.getAfter() == null ? change.getBefore() : change.getAfter());
        changes.pipeInput(
                new Key(agent.getAccount(), agent.getUserId()),
                change,
                change.getSource().getObservedAt());
    }

    void read(Poll end) {
        polls.pipeInput(new PollKey(end.getAccount(), end.getDataset()), end, end.getCompletedAt());
    }

    /** The buckets issued since the last look. */
    List<AgentBucket> issued() {
        return buckets.readValuesToList();
    }

    /** Entries that a store holds. */
    int stored(String store) {
        int count = 0;
        try (var all = driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    /** Total of one of the app's own counters. */
    double counted(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name + "-total"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
