package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.PollKey;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.endtoend.process.Java17;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.serde.AccountPartition;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.FailureReason;
import io.switchboard.serde.SchemaRegistrar;
import io.switchboard.serde.SchemaRole;
import io.switchboard.serde.SerdeException;
import io.switchboard.serde.TopicCreation;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Contracts grow while programs of all ages read and write. */
@ExtendWith(SharedStack.class)
class EvolutionIT {
    private static final Topic<PollKey, Poll> POLLS = new Topics("evolution").polls();
    private final Schema key = OldSubscriber.published("polls-key", 1);
    private final Schema first = withoutOptionalFields(OldSubscriber.published("polls-value", 1));

    EvolutionIT() throws IOException {}

    @Test
    void shouldKeepAnOldSubscriberReadingWhileNewFieldsAppear(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        Java17 java = Java17.find();
        OldSubscriber subscriber = OldSubscriber.build(directory, List.of(key, first));
        writeAsTheFirstVersionDid(stack);

        try (ChildProgram old = java.start(
                directory,
                Map.of(),
                subscriber.classPath(),
                "PollSubscriber",
                stack.bootstrapServers(),
                stack.registryUrl(),
                POLLS.name())) {
            old.awaitLines(1);
            collect(stack, directory);
            List<Poll> polls = new TopicReader(stack).values(POLLS);
            assertThat(polls).hasSizeGreaterThan(5);
            assertThat(polls.getFirst().getOrigin())
                    .as("what the first version did not have")
                    .isEqualTo(Origin.LIVE);
            assertThat(polls.getFirst().getTimeZone()).isNull();
            assertThat(polls.subList(1, polls.size())).allMatch(poll -> poll.getTimeZone() != null);
            assertThat(old.awaitLines(polls.size()))
                    .hasSameSizeAs(polls)
                    .noneMatch(line -> line.contains("time_zone"))
                    .zipSatisfy(
                            polls,
                            (line, poll) -> assertThat(line).contains("\"poll_id\": \"" + poll.getPollId() + "\""));
        }
    }

    @Test
    void shouldRefuseAContractThatCannotReadWhatIsThere(SharedStack.Stack stack) {
        String subject = new Topics("refusing").polls().valueSubject();
        new SchemaRegistrar(stack.registry()).register(Map.of(subject, first), CompatibilityLevel.BACKWARD_TRANSITIVE);
        int current = stack.registry().register(subject, POLLS.valueSchema());

        Schema broken = SchemaBuilder.record(first.getFullName())
                .fields()
                .requiredString("a_field_without_a_default")
                .endRecord();
        assertThatExceptionOfType(SerdeException.class)
                .isThrownBy(() -> stack.registry().register(subject, broken))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(FailureReason.INCOMPATIBLE))
                .withMessageContaining(subject);
        assertThat(stack.registry().lookUp(subject, POLLS.valueSchema())).isEqualTo(current);
    }

    /** What a version before this one can have been: every field with a default may be newer. */
    private static Schema withoutOptionalFields(Schema schema) {
        return Schema.createRecord(
                schema.getName(),
                schema.getDoc(),
                schema.getNamespace(),
                false,
                schema.getFields().stream()
                        .filter(field -> !field.hasDefaultValue())
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }

    /** One poll, in the schema of the first version, onto a topic that only has that. */
    private void writeAsTheFirstVersionDid(SharedStack.Stack stack) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            new TopicCreation(admin).ensure(List.of(POLLS), 6, (short) 1);
        }
        new SchemaRegistrar(stack.registry())
                .register(
                        Map.of(POLLS.keySubject(), key, POLLS.valueSubject(), first),
                        CompatibilityLevel.BACKWARD_TRANSITIVE);
        GenericRecord target = new GenericRecordBuilder(key)
                .set("account", "acme")
                .set("dataset", "convoso.agent-monitor.agents")
                .build();
        try (var producer = new KafkaProducer<IndexedRecord, IndexedRecord>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new AvroSerializer<>(stack.registry(), SchemaRole.KEY),
                new AvroSerializer<>(stack.registry(), SchemaRole.VALUE))) {
            int partition = AccountPartition.of("acme", 6);
            producer.send(new ProducerRecord<>(POLLS.name(), partition, target, firstPoll()))
                    .get();
        }
    }

    private GenericRecord firstPoll() {
        long now = System.currentTimeMillis();
        return new GenericRecordBuilder(first)
                .set("target", "acme/agent-monitor")
                .set("dataset", "convoso.agent-monitor.agents")
                .set("account", "acme")
                .set("poll_id", "acme/agent-monitor#1")
                .set("sequence", 1L)
                .set("started_at", now)
                .set("completed_at", now)
                .set("outcome", "COMPLETE")
                .set("pages", 1)
                .set("rows_read", 0)
                .set("created", 0)
                .set("updated", 0)
                .set("deleted", 0)
                .set("bytes_read", 2L)
                .build();
    }

    /** Lets the collector of today make some polls. */
    private static void collect(SharedStack.Stack stack, Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        AccountOptions account =
                AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(5);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), "evolution")
                    .load(directory, "5s", List.of("acme"));
            try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                Awaitility.await().until(() -> simulator.requests("acme") >= 5);
            }
        }
    }
}
