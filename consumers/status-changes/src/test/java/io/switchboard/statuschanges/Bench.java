package io.switchboard.statuschanges;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.statuschanges.segments.StatusPage;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.streams.status.StatusInterpreter;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The app's topology without a broker. */
final class Bench implements AutoCloseable {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TopologyTestDriver driver;
    private final TestInputTopic<Key, Envelope> agents;
    private final TestInputTopic<
                    io.switchboard.kore.agentstatusdetails.Key, io.switchboard.kore.agentstatusdetails.Envelope>
            segments;
    private final TestOutputTopic<AgentKey, StatusChange> told;

    Bench() {
        this(StatusMappings.DEFAULT);
    }

    Bench(StatusMappings mappings) {
        this(TopologyTopics.live(new Topics(Topics.DEFAULT_PREFIX)), mappings);
    }

    Bench(TopologyTopics flow, StatusMappings mappings) {
        SchemaRegistry registry =
                SchemaRegistry.over(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "http://mock"));
        Properties properties = new Properties();
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                new StatusChangesTopology(flow, registry, mappings, StatusInterpreter.MAX_GAP, meters).build(),
                properties);
        agents = driver.createInputTopic(
                flow.from().changes(Dataset.CONVOSO_AGENTS).name(),
                new AvroSerializer<Key>(registry, SchemaRole.KEY),
                new AvroSerializer<Envelope>(registry, SchemaRole.VALUE));
        segments = driver.createInputTopic(
                flow.from().changes(Dataset.KORE_STATUS).name(),
                new AvroSerializer<io.switchboard.kore.agentstatusdetails.Key>(registry, SchemaRole.KEY),
                new AvroSerializer<io.switchboard.kore.agentstatusdetails.Envelope>(registry, SchemaRole.VALUE));
        told = driver.createOutputTopic(
                flow.to().statusChanges().name(),
                AvroDeserializer.into(AgentKey.class, registry, SchemaRole.KEY),
                AvroDeserializer.into(StatusChange.class, registry, SchemaRole.VALUE));
    }

    /** What the app publishes of everything that the collector wrote of a monitor. */
    List<StatusChange> read(Monitor monitor) {
        monitor.answers().forEach(answer -> answer.changes().forEach(this::read));
        return told.readValuesToList();
    }

    /** What the app publishes of everything that the collector wrote of a status page. */
    List<StatusChange> read(StatusPage page) {
        return page.events().stream().flatMap(change -> read(change).stream()).toList();
    }

    /** What the app publishes of one change of a segment. */
    List<StatusChange> read(io.switchboard.kore.agentstatusdetails.Envelope change) {
        segments.pipeInput(StatusPage.key(change), change, change.getSource().getObservedAt());
        return told.readValuesToList();
    }

    void read(Envelope change) {
        Agent agent = Objects.requireNonNull(change.getAfter() == null ? change.getBefore() : change.getAfter());
        agents.pipeInput(
                new Key(agent.getAccount(), agent.getUserId()),
                change,
                change.getSource().getObservedAt());
    }

    void readTombstones(String account, String agent, Instant at) {
        agents.pipeInput(new TestRecord<>(new Key(account, agent), null, at));
        segments.pipeInput(
                new TestRecord<>(new io.switchboard.kore.agentstatusdetails.Key(account, agent, at), null, at));
    }

    /** Records that were written and not read yet. */
    List<TestRecord<AgentKey, StatusChange>> records() {
        return told.readRecordsToList();
    }

    /** Segments that are kept. */
    int kept() {
        int count = 0;
        try (var all = driver.getKeyValueStore("segments").all()) {
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

    double unmapped() {
        return meters.find("switchboard.unmapped.words").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
