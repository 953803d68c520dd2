package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.endtoend.stack.ReadToTheEnd;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChainOfTruth;
import io.switchboard.endtoend.truth.StateSays;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testcontainers.containers.GenericContainer;

/**
 * The images as they are built, over the broker and the registry of docker-compose.yml, in real time, against what
 * really happened. The simulator's history follows from seed and start, so that it can be reported here again.
 */
@Tag("docker")
@ResourceLock("docker")
class ContainersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WATCHED = Duration.ofSeconds(60);
    private static final int SIMULATOR_PORT = 8085;
    private static final int QUARTER_SEC = 900;
    private static final String SECTIONS = """
            ops: { host: 0.0.0.0, port: 8080 }
            status-changes: { state-dir: /var/lib/switchboard, ops: { host: 0.0.0.0, port: 8081 } }
            five-minute-buckets: { state-dir: /var/lib/switchboard, ops: { host: 0.0.0.0, port: 8082 } }""";

    private final long seed = Long.getLong("switchboard.seed", System.nanoTime());
    private final AccountOptions account = AccountOptions.of("centre", TestConfiguration.token("centre"))
            .withAgents(300)
            .withSeed(seed);
    private final Topics topics = new Topics("containers");

    @BeforeAll
    static void shouldHaveDockerAndTheImages() {
        DockerImages.assumeThere("simulator", "collector-1", "status-changes", "five-minute-buckets");
    }

    @Test
    void shouldTellWhatReallyHappened() throws Exception {
        System.out.printf("containers with seed %d%n", seed);
        try (ContainerStack stack = ContainerStack.start();
                GenericContainer<?> simulator = simulator(stack)) {
            simulator.start();
            String configuration = new TestConfiguration(stack, URI.create("http://simulator"), topics.prefix())
                    .text(
                            SECTIONS,
                            ThreeVendors.of(URI.create("http://simulator:" + SIMULATOR_PORT), account)
                                    .accounts("poll-interval: 2s"));
            try (GenericContainer<?> collector = stack.program("collector-1", configuration);
                    GenericContainer<?> changes = stack.program("status-changes", configuration);
                    GenericContainer<?> buckets = stack.program("five-minute-buckets", configuration)) {
                List.of(collector, changes, buckets).parallelStream().forEach(GenericContainer::start);
                verify(stack, uri(simulator), collector);
            }
        }
    }

    private GenericContainer<?> simulator(ContainerStack stack) {
        return stack.ready("simulator")
                .withCommand(
                        "simulate",
                        "--host",
                        "0.0.0.0",
                        "--account",
                        account.name() + "=" + account.token(),
                        "--agents",
                        Integer.toString(account.centre().agents()),
                        "--seed",
                        Long.toString(seed))
                .withExposedPorts(SIMULATOR_PORT);
    }

    private static URI uri(GenericContainer<?> simulator) {
        return URI.create("http://%s:%d".formatted(simulator.getHost(), simulator.getMappedPort(SIMULATOR_PORT)));
    }

    private void verify(ContainerStack stack, URI simulator, GenericContainer<?> collector) throws Exception {
        TopicReader reader = new TopicReader(stack);
        awaitPollsAfter(Instant.EPOCH, reader);
        Instant from = Instant.now();
        awaitPollsAfter(from.plus(WATCHED), reader);
        Instant to = Instant.now();
        Instant frozen = Instant.parse(
                ask(simulator, "/truth/centre/freeze", "POST").get("now").asText());
        awaitPollsAfter(frozen.plusSeconds(1), reader);
        stop(collector);
        awaitApps(stack);
        VendorsSay vendors = new VendorsSay(simulator, account);
        ChainOfTruth chain = new ChainOfTruth(reader, topics, vendors, truth(simulator, frozen));
        Instant first = quarter(Math.ceilDiv(from.minus(Duration.ofMinutes(58)).getEpochSecond(), QUARTER_SEC));
        Instant last = quarter(Math.floorDiv(from.minus(Duration.ofMinutes(4)).getEpochSecond(), QUARTER_SEC));
        Assertions.assertAll(
                chain::verifyChanges,
                () -> assertThat(chain.monitor(from, to).verifyChanges(chain.changesOf("convoso")))
                        .as("transitions that outlast a poll")
                        .isGreaterThan(50),
                () -> chain.verifyIntervals(first, last),
                () -> chain.verifySegments(first, last),
                () -> new StateSays(reader, topics).verifyAgainst(vendors, Instant.now()));
    }

    /** As an operator does, so that nothing is written any more; 128 and SIGTERM is the code of who ended by it. */
    private static void stop(GenericContainer<?> program) {
        program.getDockerClient()
                .stopContainerCmd(program.getContainerId())
                .withTimeout(30)
                .exec();
        assertThat(program.getCurrentContainerInfo().getState().getExitCodeLong())
                .as("exit code")
                .isEqualTo(128 + 15);
    }

    private static Instant quarter(long number) {
        return Instant.ofEpochSecond(number * QUARTER_SEC);
    }

    /** The same history once more, up to where it was stopped. */
    private ContactCentre truth(URI simulator, Instant until) throws Exception {
        Instant start =
                Instant.parse(ask(simulator, "/truth/time", "GET").get("start").asText());
        return new ContactCentre(account.name(), account.centre(), start, Clock.fixed(until, ZoneOffset.UTC));
    }

    /** Waits until all datasets have been polled twice, each poll begun later. */
    private void awaitPollsAfter(Instant begin, TopicReader reader) {
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    Map<String, Long> polls = reader.values(topics.polls()).stream()
                            .filter(poll -> poll.getOutcome() == Outcome.COMPLETE
                                    && poll.getStartedAt().isAfter(begin))
                            .collect(Collectors.groupingBy(Poll::getDataset, Collectors.counting()));
                    return Dataset.all().stream().allMatch(dataset -> polls.getOrDefault(dataset.name(), 0L) >= 2);
                });
    }

    private void awaitApps(ContainerStack stack) {
        try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            Awaitility.await().until(() -> read.by(topics.prefix() + "-status-changes"));
            Awaitility.await().until(() -> read.by(topics.prefix() + "-five-minute-buckets"));
        }
    }

    private static JsonNode ask(URI simulator, String path, String method) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(simulator.resolve(path))
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        }
    }
}
