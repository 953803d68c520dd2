package io.switchboard.consumer.statuschange;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.consumer.monitor.Monitor;
import io.switchboard.consumer.run.Flow;
import io.switchboard.consumer.segment.StatusPage;
import io.switchboard.consumer.status.StatusInterpreter;
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
        this(Flow.live(new Topics(Topics.DEFAULT_PREFIX)), mappings);
    }

    Bench(Flow flow, StatusMappings mappings) {
        Registry registry = Registry.over(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "http://mock"));
        Properties properties = new Properties();
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                new StatusChangesTopology(flow, registry, mappings, StatusInterpreter.MAX_GAP, meters).build(),
                properties);
        agents = driver.createInputTopic(
                flow.from().changes(Dataset.CONVOSO_AGENTS).name(),
                new AvroSerializer<Key>(registry, Role.KEY),
                new AvroSerializer<Envelope>(registry, Role.VALUE));
        segments = driver.createInputTopic(
                flow.from().changes(Dataset.KORE_STATUS).name(),
                new AvroSerializer<io.switchboard.kore.agentstatusdetails.Key>(registry, Role.KEY),
                new AvroSerializer<io.switchboard.kore.agentstatusdetails.Envelope>(registry, Role.VALUE));
        told = driver.createOutputTopic(
                flow.to().statusChanges().name(),
                AvroDeserializer.into(AgentKey.class, registry, Role.KEY),
                AvroDeserializer.into(StatusChange.class, registry, Role.VALUE));
    }

    /** What the app tells of everything that the collector wrote of a monitor. */
    List<StatusChange> read(Monitor monitor) {
        monitor.answers().forEach(answer -> answer.changes().forEach(this::read));
        return told.readValuesToList();
    }

    /** What the app tells of everything that the collector wrote of a status page. */
    List<StatusChange> read(StatusPage page) {
        return page.events().stream().flatMap(change -> read(change).stream()).toList();
    }

    /** What the app tells of one change of a segment. */
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
