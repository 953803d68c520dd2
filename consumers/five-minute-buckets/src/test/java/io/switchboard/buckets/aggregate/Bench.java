package io.switchboard.buckets.aggregate;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.QueueBucketKey;
import io.switchboard.buckets.extract.DatasetChange;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.monitor.Answer;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The app's topology without a broker. */
final class Bench implements AutoCloseable {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

    private final SchemaRegistry registry =
            SchemaRegistry.over(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "http://mock"));
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<String, SpecificRecord>> changes = new HashMap<>();
    private final TestInputTopic<String, SpecificRecord> polls;
    private final TestOutputTopic<AgentBucketKey, AgentBucket> agents;
    private final TestOutputTopic<QueueBucketKey, QueueBucket> queues;

    Bench() {
        FiveMinuteBucketsTopology topology = new FiveMinuteBucketsTopology(
                TopologyTopics.live(TOPICS).inMemory(), registry, StatusMappings.DEFAULT, BucketRules.DEFAULT, meters);
        Properties properties = new Properties();
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        driver = new TopologyTestDriver(topology.build(), properties);
        Dataset.all().forEach(dataset -> changes.put(dataset.name(), input(TOPICS.changes(dataset))));
        polls = input(TOPICS.polls());
        agents = output(TOPICS.agentBuckets());
        queues = output(TOPICS.queueBuckets());
    }

    private TestInputTopic<String, SpecificRecord> input(Topic<?, ?> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), new AvroSerializer<>(registry, SchemaRole.VALUE));
    }

    private <K extends SpecificRecord, V extends SpecificRecord> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                AvroDeserializer.into(topic.key(), registry, SchemaRole.KEY),
                AvroDeserializer.into(topic.value(), registry, SchemaRole.VALUE));
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

    /** Everything that was recorded, poll by poll. */
    Bench read(Recording recording) {
        recording.steps().forEach(step -> {
            step.changes().forEach(this::read);
            read(step.end());
        });
        return this;
    }

    /** A change event of any dataset. The app does not look at its key. */
    void read(SpecificRecord envelope) {
        var source = new DatasetChange(envelope).source();
        Objects.requireNonNull(changes.get(source.getDataset()))
                .pipeInput(source.getAccount(), envelope, source.getObservedAt());
    }

    void read(Poll end) {
        polls.pipeInput(end.getAccount(), end, end.getCompletedAt());
    }

    /** The agents' buckets issued since the last look. */
    List<AgentBucket> issued() {
        return agents.readValuesToList();
    }

    /** The buckets of queues issued since the last look. */
    List<QueueBucket> issuedQueues() {
        return queues.readValuesToList();
    }

    /** The agents' buckets issued since the last look, with all that belongs to their records. */
    List<Line.Issue> recordsOfAgents() {
        String sink = FiveMinuteBucketsTopology.AGENT_BUCKETS;
        return agents.readRecordsToList().stream()
                .map(record -> new Line.Issue(sink, record.key(), record.value(), record.timestamp()))
                .toList();
    }

    /** The same of the buckets of queues. */
    List<Line.Issue> recordsOfQueues() {
        String sink = FiveMinuteBucketsTopology.QUEUE_BUCKETS;
        return queues.readRecordsToList().stream()
                .map(record -> new Line.Issue(sink, record.key(), record.value(), record.timestamp()))
                .toList();
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

    /** All that the app has counted, as Prometheus reads it. */
    String scrape() {
        return meters.scrape();
    }

    /** Total of one of the app's own counters. */
    double counted(String name) {
        return meters.find("switchboard." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
