package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.Apps;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.local.LoopbackPorts;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import io.switchboard.wallboard.Wallboard;
import io.switchboard.wallboard.WallboardConfig;
import io.switchboard.wallboard.WallboardSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The wallboard shows every agent in the status that the collector's latest row says, whenever it was started. */
@ExtendWith(SharedStack.class)
class WallboardIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AGENTS = 30;
    private static final double SPEED = 200;
    private static final Duration WATCHED = Duration.ofMinutes(70);

    @Test
    void shouldShowEveryAgentInTheStatusThatTheTopicsSay(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        Topics topics = new Topics("wallboard");
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), SPEED);
        AccountOptions account =
                AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(AGENTS);
        Apps apps = new Apps(stack, topics, directory);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account));
                Wallboard early = wallboard(stack, topics)) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .load(directory, "5s", List.of("acme"));
            try (RunningApp _ = apps.statusChanges();
                    RunningApp _ = apps.buckets()) {
                try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                    Instant enough = time.now().plus(WATCHED);
                    Awaitility.await().until(() -> time.now().isAfter(enough));
                }
                Map<String, String> present = present(stack, topics);
                assertThat(present).hasSizeGreaterThan(AGENTS / 4);
                awaitSame(early, present);
                try (Wallboard late = wallboard(stack, topics)) {
                    awaitSame(late, present);
                }
            }
        }
    }

    @Test
    void shouldRunInAProcessOfItsOwnUntilSigterm(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        int page = LoopbackPorts.anyFree();
        int ops = LoopbackPorts.anyFree();
        String own = "wallboard: { port: %d, ops: { port: %d } }".formatted(page, ops);
        TestConfiguration configuration =
                new TestConfiguration(stack, URI.create("http://simulator"), "wallboard-alone");
        Path file = Files.writeString(directory.resolve("wallboard.yaml"), configuration.text(own, List.of()));
        try (OurProgram program = OurProgram.command(file, Map.of(), "wallboard")) {
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .failFast(() ->
                            assertThat(program.isAlive()).as(program::said).isTrue())
                    .untilAsserted(
                            () -> assertThat(picture(page).at("/agents/put")).isEmpty());
            assertThat(URI.create("http://127.0.0.1:" + ops + "/health/live")
                            .toURL()
                            .openStream())
                    .hasContent("live\n");

            assertThat(program.terminate()).isEqualTo(128 + 15);
            assertThat(program.said()).contains("wallboard ended: OK").doesNotContain("Exception");
        }
    }

    private static Wallboard wallboard(SharedStack.Stack stack, Topics topics) {
        return Wallboard.start(new WallboardConfig(
                new WallboardSettings(WallboardSettings.LOOPBACK, 0),
                new ClientProperties(Map.of("bootstrap.servers", stack.bootstrapServers())),
                new ClientProperties(Map.of("schema.registry.url", stack.registryUrl())),
                topics,
                Optional.empty()));
    }

    /** Status by agent, as the collector committed it last. */
    private static Map<String, String> present(SharedStack.Stack stack, Topics topics) {
        Map<String, String> present = new TreeMap<>();
        new TopicReader(stack)
                .latest(topics.state(Dataset.CONVOSO_AGENTS))
                .forEach((key, row) -> present.put(
                        key.getUserId(),
                        StatusMapping.CONVOSO.statusOf(row.getStatus()).name()));
        return present;
    }

    private static void awaitSame(Wallboard wallboard, Map<String, String> present) {
        Awaitility.await().untilAsserted(() -> {
            JsonNode picture = picture(wallboard.listening().join());
            assertThat(picture.get("ready").asBoolean()).isTrue();
            Map<String, String> shown = new TreeMap<>();
            picture.at("/agents/put")
                    .forEach(agent -> shown.put(
                            agent.at("/who/id").asText(), agent.get("status").asText()));
            shown.values().removeIf("OFFLINE"::equals);
            assertThat(shown).isEqualTo(present);
            assertThat(picture.at("/targets/put/acme~1agent-monitor/last/outcome")
                            .asText())
                    .isEqualTo("COMPLETE");
            assertThat(picture.at("/queues/put")).isNotEmpty();
        });
    }

    /** What a viewer receives first. */
    private static JsonNode picture(int port) {
        URI events = URI.create("http://127.0.0.1:" + port + "/events");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(events.toURL().openStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: picture");
            return JSON.readTree(lines.readLine().substring("data: ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
