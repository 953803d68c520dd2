package io.switchboard.consumer.statuschange;

import static io.switchboard.consumer.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.AgentKey;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.consumer.monitor.Answer;
import io.switchboard.consumer.monitor.Monitor;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusChangesTopologyTest {
    private final Registry registry =
            Registry.over(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "http://mock"));
    private final StatusChangesTopology topology =
            new StatusChangesTopology(new Topics("switchboard"), registry, StatusMapping.CONVOSO);
    private final TopologyTestDriver driver = new TopologyTestDriver(topology.build(), properties());
    private final TestInputTopic<Key, Envelope> changes = driver.createInputTopic(
            topology.input().name(),
            new AvroSerializer<Key>(registry, Role.KEY),
            new AvroSerializer<Envelope>(registry, Role.VALUE));
    private final TestOutputTopic<AgentKey, StatusChange> statuses = driver.createOutputTopic(
            topology.output().name(),
            AvroDeserializer.into(AgentKey.class, registry, Role.KEY),
            AvroDeserializer.into(StatusChange.class, registry, Role.VALUE));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTellAChangeOfStatusUnderTheAgentsKeyAndTheTimeItWasObserved() {
        read(new Monitor("acme").shows("10:00:00", "a1 READY 09:58:00").shows("10:00:05", "a1 INCALL 10:00:03"));

        List<TestRecord<AgentKey, StatusChange>> told = statuses.readRecordsToList();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(new AgentKey("acme", "convoso", "a1")));
        assertThat(told.getLast().value().getTo()).isEqualTo(Status.ON_CONTACT);
        assertThat(Instant.ofEpochMilli(told.getLast().timestamp())).isEqualTo(at("10:00:05.400"));
    }

    @Test
    void shouldBeSilentWhenTheStatusStays() {
        read(new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:58:00 Sales")
                .shows("10:00:05", "a1 READY 09:58:00 Care"));

        assertThat(statuses.readValuesToList()).hasSize(1);
    }

    @Test
    void shouldCountWordsThatAreNotMapped() {
        read(new Monitor("acme").shows("10:00:00", "a1 LUNCH 09:58:00", "a2 READY 09:58:00"));

        assertThat(statuses.readValuesToList())
                .extracting(StatusChange::getTo)
                .containsExactly(Status.OTHER, Status.READY);
        assertThat(driver.metrics().entrySet())
                .filteredOn(metric -> metric.getKey().name().equals("unmapped-words-total"))
                .extracting(metric -> metric.getValue().metricValue())
                .containsExactly(1.0);
    }

    @Test
    void shouldPassOverATombstone() {
        changes.pipeInput(new TestRecord<>(new Key("acme", "a1"), null, at("10:00:00")));

        assertThat(statuses.isEmpty()).isTrue();
    }

    private void read(Monitor monitor) {
        for (Answer answer : monitor.answers()) {
            for (Envelope change : answer.changes()) {
                Agent agent =
                        Objects.requireNonNull(change.getAfter() == null ? change.getBefore() : change.getAfter());
                Key key = new Key(agent.getAccount(), agent.getUserId());
                changes.pipeInput(key, change, change.getSource().getObservedAt());
            }
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}
