package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.docs.Readme;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.endtoend.process.NodeProgram;
import io.switchboard.endtoend.process.Pythons;
import io.switchboard.endtoend.stack.Apps;
import io.switchboard.endtoend.stack.RawTopics;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.PortableSchema;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The subscribers in Python and Node read every topic that the project writes, as the collector and the apps filled it.
 */
@ExtendWith(SharedStack.class)
@Order(1)
class EveryTopicIT {
    private static final Topics TOPICS = new Topics("every-topic");
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int AT_A_TIME = 4;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LINE = Pattern.compile("([a-z]+) (\\{.*?})(?: (.*))?", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("None|null|\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}\\S*)?");

    @TempDir
    private static Path directory = Path.of("");

    @BeforeAll
    static void shouldHaveRecordsInEveryTopic(SharedStack.Stack stack) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        AccountOptions centre = AccountOptions.of("centre", "convoso-token").withAgents(8);
        TopicReader reader = new TopicReader(stack);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
            simulator
                    .faults()
                    .add(InjectedFault.times(1, FaultKind.WRONG_TYPE_IN_ROW, "centre")
                            .of(SimulatedApi.CONVOSO_AGENT_MONITOR));
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .loadAccounts(
                            directory,
                            ThreeVendors.of(simulator.baseUri(), centre).accounts("poll-interval: 20s"));
            Apps apps = new Apps(stack, TOPICS, directory);
            try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault());
                    RunningApp _ = apps.statusChanges();
                    RunningApp _ = apps.buckets()) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(2))
                        .untilAsserted(() -> assertThat(TOPICS.all())
                                .allSatisfy(
                                        topic -> assertThat(reader.all(topic)).isNotEmpty()));
            }
        }
        removeOneRowOfEachState(stack);
    }

    @Test
    void shouldBeReadInPython(SharedStack.Stack stack) throws Exception {
        Optional<String> python = Pythons.find();
        assumeTrue(python.isPresent(), "skipped: no python3 that has confluent_kafka and avro");
        String program = Readme.ROOT
                .resolve("consumers/subscribers/python/subscriber.py")
                .toString();
        readEveryTopic(
                stack,
                environment -> ChildProgram.start(directory, environment, List.of(python.orElseThrow(), program)));
    }

    @Test
    @Tag("node")
    void shouldBeReadInNode(SharedStack.Stack stack) throws Exception {
        NodeProgram node = NodeProgram.install(NodeProgram.SUBSCRIBER);
        readEveryTopic(stack, environment -> node.start(environment, "subscriber.mjs"));
    }

    private interface Program {
        ChildProgram start(Map<String, String> environment) throws IOException;
    }

    /** Some at a time: a reader mostly waits for its group. */
    private static void readEveryTopic(SharedStack.Stack stack, Program program) throws Exception {
        try (var readers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<Void>> all = TOPICS.all().stream()
                    .<Callable<Void>>map(topic -> () -> read(topic, stack, program))
                    .toList();
            for (Future<Void> read : readers.invokeAll(all)) {
                read.get();
            }
        }
    }

    private static @Nullable Void read(Topic<?, ?> topic, SharedStack.Stack stack, Program program) throws Exception {
        List<String> expected = new TopicReader(stack)
                .all(topic).stream().map(EveryTopicIT::opAndKey).toList();
        Map<String, String> environment = Map.of(
                "BOOTSTRAP_SERVERS", stack.bootstrapServers(),
                "REGISTRY_URL", stack.registryUrl(),
                "TOPIC", topic.name(),
                "GROUP_ID", "group-" + RandomGenerator.getDefault().nextInt(1_000_000));
        try (ChildProgram subscriber = program.start(environment)) {
            subscriber.awaitLines(expected.size());
            List<String> lines = subscriber.stop("TERM");
            assertThat(lines.stream().map(EveryTopicIT::opAndKey))
                    .as(topic.name())
                    .containsExactlyInAnyOrderElementsOf(expected);
            verifyTimes(topic, lines);
        }
        return null;
    }

    /** Times of rows are printed so that people can read them. */
    private static void verifyTimes(Topic<?, ?> topic, List<String> lines) {
        Schema value = PortableSchema.of(topic.valueSchema());
        Schema row = value.getField("after") == null
                ? value
                : value.getField("after").schema().getTypes().getLast();
        row.getFields().stream().filter(EveryTopicIT::isTime).forEach(field -> {
            Pattern printed = Pattern.compile("(?:^| )" + field.name() + "=(\\S+)");
            lines.stream()
                    .map(line -> printed.matcher(
                            parts(line).group(3) == null ? "" : parts(line).group(3)))
                    .filter(Matcher::find)
                    .forEach(found -> assertThat(found.group(1))
                            .as("%s of %s", field.name(), topic.name())
                            .matches(TIME));
        });
    }

    private static boolean isTime(Schema.Field field) {
        Schema schema = field.schema().isUnion() ? field.schema().getTypes().getLast() : field.schema();
        return schema.getLogicalType() != null;
    }

    private static String opAndKey(ConsumerRecord<? extends SpecificRecord, ? extends SpecificRecord> record) {
        Map<String, String> key = new TreeMap<>();
        for (Schema.Field field : record.key().getSchema().getFields()) {
            key.put(field.name(), String.valueOf(record.key().get(field.pos())));
        }
        return op(record.value()) + " " + key;
    }

    private static String op(@Nullable SpecificRecord value) {
        if (value == null) {
            return "gone";
        }
        Schema.Field op = value.getSchema().getField("op");
        return op == null ? "row" : (String) value.get(op.pos());
    }

    /** A printed line; languages write the zone of UTC each in their way. */
    private static String opAndKey(String line) {
        Map<String, String> key = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json(parts(line).group(2)).properties()) {
            String text = field.getValue().asText();
            key.put(field.getKey(), text.matches("\\d{4}-.*T.*") ? instant(text).toString() : text);
        }
        return parts(line).group(1) + " " + key;
    }

    private static Matcher parts(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return parts;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static void removeOneRowOfEachState(SharedStack.Stack stack) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Dataset<?, ?, ?> dataset : Dataset.all()) {
                var row = new RawTopics(stack)
                        .records(TOPICS.state(dataset).name())
                        .iterator()
                        .next();
                producer.send(new ProducerRecord<>(row.topic(), row.partition(), row.key(), null))
                        .get();
            }
        }
    }
}
