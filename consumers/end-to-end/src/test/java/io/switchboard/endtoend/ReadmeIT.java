package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.collector.Collector;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's subscribers, taken from its text and run as they are, but for the addresses. */
@ExtendWith(SharedStack.class)
@Timeout(180)
class ReadmeIT {
    private static final Readme README = Readme.load();
    private static final Topics TOPICS = new Topics("readme");
    private static final int AGENTS = 12;

    @TempDir
    private static Path directory = Path.of("");

    @BeforeAll
    static void shouldHaveSomethingToRead(SharedStack.Stack stack) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-02T17:00:00Z"), 10);
        AccountOptions account = AccountOptions.of("acme", TestConfiguration.token("acme"))
                .withAgents(AGENTS)
                .withIdle(true);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .load(directory, "5s", List.of("acme"));
            try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> simulator.requests("acme") >= 3);
            }
        }
    }

    @Test
    void shouldRunTheJavaSubscriberOnWhatSubscribersRun(SharedStack.Stack stack) throws Exception {
        Path file = Files.writeString(directory.resolve("Subscriber.java"), here(README.block("java"), stack));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("--source", "17", "-classpath", classPath, file.toString());
        try (ChildProgram subscriber = ChildProgram.start(directory, java, options, List.of())) {
            assertThat(subscriber.awaitLines(expected(stack).size()))
                    .containsExactlyInAnyOrderElementsOf(expected(stack));
        }
    }

    @Test
    void shouldRunThePythonSubscriber(SharedStack.Stack stack) throws Exception {
        Optional<String> python = findPython();
        assumeTrue(python.isPresent(), "skipped: no python3 that has confluent_kafka and avro");
        Path file = Files.writeString(
                directory.resolve("subscriber.py"),
                here(README.block("python"), stack).replace("my-team", "my-python"));
        try (ChildProgram subscriber =
                ChildProgram.start(directory, python.orElseThrow(), List.of(file.toString()), List.of())) {
            assertThat(subscriber.awaitLines(expected(stack).size()))
                    .containsExactlyInAnyOrderElementsOf(expected(stack));
        }
    }

    @Test
    void shouldRunKcat(SharedStack.Stack stack) throws Exception {
        assumeTrue(ChildProgram.isThere("kcat", "-V"), "skipped: no kcat on the PATH");
        String command = README.commands().stream()
                .filter(line -> line.startsWith("kcat "))
                .findFirst()
                .orElseThrow();
        try (ChildProgram kcat = ChildProgram.start(directory, "sh", List.of("-c"), List.of(here(command, stack)))) {
            assertThat(kcat.awaitEnd())
                    .hasSameSizeAs(expected(stack))
                    .allMatch(line -> line.matches("\\d:\\d+ \\d{13}  .*\\d+"));
        }
    }

    private static Optional<String> findPython() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (ChildProgram.isThere(python, "-c", "import confluent_kafka, avro.io")) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private static List<String> expected(SharedStack.Stack stack) {
        List<String> lines = new TopicReader(stack)
                .all(TOPICS.changes(Dataset.CONVOSO_AGENTS)).stream()
                        .map(record -> String.join(
                                " ",
                                record.value().getOp(),
                                record.key().getUserId(),
                                record.value().getAfter().getStatus()))
                        .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }

    /** A program of the README with the addresses and topics of this test. */
    private static String here(String program, SharedStack.Stack stack) {
        String dataset = Dataset.CONVOSO_AGENTS.name();
        String there = Stream.of("localhost:9092", "switchboard." + dataset)
                .filter(text -> !program.contains(text))
                .findFirst()
                .orElse("");
        assertThat(there).as("what the program does not name").isEmpty();
        return program.replace("localhost:9092", stack.bootstrapServers())
                .replace("http://localhost:8081/apis/ccompat/v7", stack.registryUrl())
                .replace("switchboard." + dataset, TOPICS.prefix() + "." + dataset);
    }
}
