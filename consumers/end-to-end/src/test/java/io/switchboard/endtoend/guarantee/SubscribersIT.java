package io.switchboard.endtoend.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.collector.Collector;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.endtoend.docs.Readme;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.endtoend.process.Java17;
import io.switchboard.endtoend.process.NodeProgram;
import io.switchboard.endtoend.process.Pythons;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The subscribers that other teams may copy, as they are: each change once, over a stop and a start. */
@ExtendWith(SharedStack.class)
class SubscribersIT {
    private static final Topic<Key, Envelope> TOPIC = new Topics("subscribers").changes(Dataset.CONVOSO_AGENTS);
    private static final int AGENTS = 60;
    private static final SimulatedTime TIME = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
    private static final Pattern LINE =
            Pattern.compile("(\\w) \\{\"account\": ?\"(\\w+)\", ?\"user_id\": ?\"(\\w+)\"} (.*)");
    private static final Pattern FIELD = Pattern.compile("(?:^| )([a-z_]+)=");
    private static final Pattern STATUS = Pattern.compile("(?:^| )status=(\\S+)");

    @TempDir
    private static Path directory = Path.of("");

    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.of(
            TIME, AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(AGENTS)));

    @BeforeAll
    static void shouldHaveSomethingToRead(SharedStack.Stack stack) throws Exception {
        collect(stack);
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @Test
    void shouldReadEachChangeOnceInJava17(SharedStack.Stack stack) throws Exception {
        Java17 java = Java17.find();
        String classPath = Java17.subscriber() + ":" + Java17.libraries();
        readEachChangeOnce(
                stack,
                environment -> java.start(directory, environment, classPath, "io.switchboard.subscriber.Subscriber"));
    }

    @Test
    void shouldRunWhatTheReadmeShows(SharedStack.Stack stack) throws Exception {
        String program = here(Readme.of("consumers/subscribers").block("java"), stack)
                .replace("http://localhost:8081/apis/ccompat/v7", stack.registryUrl());
        Path source = Files.writeString(directory.resolve("AgentChanges.java"), program);
        Java17 java = Java17.find();
        List<String> keys = new TopicReader(stack)
                .all(TOPIC).stream().map(record -> record.key().toString()).toList();
        try (ChildProgram subscriber = java.start(directory, Map.of(), Java17.libraries(), source.toString())) {
            assertThat(subscriber.awaitLines(keys.size()).subList(0, keys.size()))
                    .zipSatisfy(keys, (line, key) -> assertThat(line).startsWith(key + " {\"before\": "));
        }
    }

    @Test
    void shouldReadEachChangeOnceInPython(SharedStack.Stack stack) throws Exception {
        Optional<String> python = Pythons.find();
        assumeTrue(python.isPresent(), "skipped: no python3 that has confluent_kafka and avro");
        String program = Readme.ROOT
                .resolve("consumers/subscribers/python/subscriber.py")
                .toString();
        readEachChangeOnce(
                stack,
                environment -> ChildProgram.start(directory, environment, List.of(python.orElseThrow(), program)));
    }

    @Test
    @Tag("node")
    void shouldReadEachChangeOnceInNode(SharedStack.Stack stack) throws Exception {
        NodeProgram node = NodeProgram.install(NodeProgram.SUBSCRIBER);
        readEachChangeOnce(stack, environment -> node.start(environment, "subscriber.mjs"));
    }

    @Test
    void shouldRunKcat(SharedStack.Stack stack) throws Exception {
        assumeTrue(ChildProgram.isThere("kcat", "-V"), "skipped: no kcat on the PATH");
        String command = Readme.of("consumers/subscribers").commands().stream()
                .filter(line -> line.startsWith("kcat "))
                .findFirst()
                .orElseThrow();
        try (ChildProgram kcat = ChildProgram.start(directory, Map.of(), List.of("sh", "-c", here(command, stack)))) {
            assertThat(kcat.awaitEnd())
                    .hasSameSizeAs(expected(stack))
                    .allMatch(line -> line.matches("\\d:\\d+ \\d{13} .* \\d+"));
        }
    }

    /** What is meant for the quick start, for the broker and the topic of this test. */
    private static String here(String text, SharedStack.Stack stack) {
        String quickStart = new Topics(Topics.DEFAULT_PREFIX)
                .changes(Dataset.CONVOSO_AGENTS)
                .name();
        assertThat(text).contains("localhost:9092", quickStart);
        return text.replace("localhost:9092", stack.bootstrapServers()).replace(quickStart, TOPIC.name());
    }

    private interface Program {
        ChildProgram start(Map<String, String> environment) throws IOException;
    }

    /** Stopped in the middle of what there is to read, and once more at its end, while more has come. */
    private static void readEachChangeOnce(SharedStack.Stack stack, Program program) throws Exception {
        Map<String, String> environment = Map.of(
                "BOOTSTRAP_SERVERS", stack.bootstrapServers(),
                "REGISTRY_URL", stack.registryUrl(),
                "TOPIC", TOPIC.name(),
                "GROUP_ID", "group-" + RandomGenerator.getDefault().nextInt(1_000_000));
        List<String> first;
        try (ChildProgram subscriber = program.start(environment)) {
            subscriber.awaitLines(1);
            first = subscriber.stop("TERM");
        }
        collect(stack);
        List<String> expected = expected(stack);
        assertThat(first).hasSizeLessThan(expected.size());
        try (ChildProgram subscriber = program.start(environment)) {
            subscriber.awaitLines(expected.size() - first.size());
            List<String> second = subscriber.stop("INT");
            assertThat(Stream.concat(first.stream(), second.stream()).map(SubscribersIT::inOurWords))
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Lets the collector make some polls more. */
    private static void collect(SharedStack.Stack stack) throws Exception {
        CollectorConfig configuration =
                new TestConfiguration(stack, SIMULATOR.baseUri(), "subscribers").load(directory, "5s", List.of("acme"));
        long enough = SIMULATOR.requests("acme") + 10;
        try (Collector _ = Collector.start(configuration, TIME.scheduler(), RandomGenerator.getDefault())) {
            Awaitility.await().until(() -> SIMULATOR.requests("acme") >= enough);
        }
    }

    /**
     * What there is, as our own reader has it: op, key, the names of the fields, and the status where it is among them.
     */
    private static List<String> expected(SharedStack.Stack stack) {
        return new TopicReader(stack)
                .all(TOPIC).stream().map(SubscribersIT::told).toList();
    }

    private static String told(ConsumerRecord<Key, Envelope> record) {
        Envelope change = record.value();
        Agent row = change.getAfter() == null ? change.getBefore() : change.getAfter();
        List<String> fields = Optional.ofNullable(record.headers().lastHeader("changed"))
                .map(header -> List.of(new String(header.value(), UTF_8).split(",", -1)))
                .orElseGet(() -> Agent.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .toList());
        return String.join(
                " ",
                change.getOp(),
                record.key().getAccount(),
                record.key().getUserId(),
                String.join(",", fields),
                fields.contains("status") ? row.getStatus() : "");
    }

    /** A printed line: languages write times and nulls each in their way. */
    private static String inOurWords(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        Matcher status = STATUS.matcher(parts.group(4));
        return String.join(
                " ",
                parts.group(1),
                parts.group(2),
                parts.group(3),
                FIELD.matcher(parts.group(4))
                        .results()
                        .map(field -> field.group(1))
                        .collect(joining(",")),
                status.find() ? status.group(1) : "");
    }
}
