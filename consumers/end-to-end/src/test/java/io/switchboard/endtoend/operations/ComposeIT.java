package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.docs.Readme;
import io.switchboard.local.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * All of docker-compose.yml, by the commands of its page: it comes up, does its work, survives a kill and stops clean.
 */
@Tag("docker")
@ResourceLock("docker")
class ComposeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern TOKEN = Pattern.compile("(?m)^BUCKETS_TOKEN=(.*)$");
    private static final Readme PAGE = Readme.of("collector/compose");
    private static final int BUCKETS = LoopbackPorts.anyFree();
    private static final int WALLBOARD = LoopbackPorts.anyFree();
    private static final int PROMETHEUS = LoopbackPorts.anyFree();
    private static final int GRAFANA = LoopbackPorts.anyFree();
    private static final String QUERY = "'http://127.0.0.1:" + BUCKETS
            + "/operations/api/account/acme-sales/msgconversation?v=1&timeframe=60&interval=30&agentIds=all'";
    private static final String EVENTS = "http://127.0.0.1:" + WALLBOARD + "/events";
    private static final List<String> TABLES = List.of(
            "convoso_agent_monitor_agents", "liveperson_msgconversation", "kore_call_volume", "agent_buckets_5m");

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ComposeProject compose;

    @BeforeAll
    static void shouldHaveDockerAndTheImages() {
        DockerImages.assumeThere("collector-1", "connect", "postgres", "prometheus");
    }

    @BeforeEach
    void describe() {
        compose = new ComposeProject(
                folder,
                Map.of(
                        "SWITCHBOARD_PORT_BUCKETS", Integer.toString(BUCKETS),
                        "SWITCHBOARD_PORT_WALLBOARD", Integer.toString(WALLBOARD),
                        "SWITCHBOARD_PORT_PROMETHEUS", Integer.toString(PROMETHEUS),
                        "SWITCHBOARD_PORT_GRAFANA", Integer.toString(GRAFANA)));
    }

    @AfterEach
    void remove() throws Exception {
        compose.remove();
    }

    /** A JVM that finds its cache unfit starts without it, unless it must not. */
    @Test
    void shouldStartEachProgramFromItsCache() throws Exception {
        for (String program : List.of("simulate", "collect", "status-changes", "buckets", "wallboard")) {
            assertThat(compose.run("docker compose run --rm --no-deps -T -e JAVA_TOOL_OPTIONS=-XX:AOTMode=on wallboard "
                            + program + " --help"))
                    .contains("Usage:");
        }
    }

    @Test
    void shouldDoWhatItsPageSays() throws Exception {
        try {
            runAll();
        } catch (Throwable e) {
            System.out.println(compose.logs());
            throw e;
        }
    }

    private void runAll() throws Exception {
        run("up -d", "connect");
        awaitHealthy(Set.of("prometheus", "grafana"));
        awaitTables();
        verifyPages();
        verifyConnect();
        killACollector();
        observe();
        stop();
    }

    private void awaitTables() throws Exception {
        for (String table : TABLES) {
            await("rows of " + table, () -> select("count(*) > 0 from " + table).equals("t"));
        }
        awaitChange();
        assertThat(run("psql")).contains("campaign_name");
    }

    private void verifyPages() throws Exception {
        await("the picture of the wallboard", () -> {
            String events = compose.run("curl -sN -m 10 " + EVENTS + " | head -3");
            return events.startsWith("event: picture") && events.contains("acme-sales");
        });
        assertThat(status("-H 'Host: foreign.example' -m 10 " + EVENTS)).isEqualTo("421");
        String token = token();
        await(
                "buckets for the token",
                () -> compose.run("curl -s -H 'Authorization: Bearer %s' %s".formatted(token, QUERY))
                        .contains("metricsByIntervals"));
        assertThat(status("-H 'Authorization: Bearer another-%s' %s".formatted(token, QUERY)))
                .isEqualTo("401");
    }

    private String status(String arguments) throws Exception {
        return compose.run("curl -s -o /dev/null -w '%{http_code}' " + arguments);
    }

    private static String token() throws IOException {
        return TOKEN.matcher(Files.readString(Expression.COMPOSE.resolve("demo.env")))
                .results()
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Then with a file that says more than the one that the worker has. */
    private void verifyConnect() throws Exception {
        await(
                "changes in the file",
                () -> compose.succeeds("docker compose exec -T connect test -s /var/lib/switchboard/changes.txt"));
        String more = "\"consumer.override.max.poll.records\": \"400\"";
        Path edited = Files.createDirectory(folder.resolve("connectors"));
        Files.writeString(
                edited.resolve("files.json"),
                Files.readString(Readme.ROOT.resolve("consumers/connect/connectors/files.json"))
                        .replace("\"tasks.max\"", more + ", \"tasks.max\""));
        compose.run(
                "chmod -R a+rX %1$s && docker compose run --rm --no-deps -T -v %1$s:/opt/connect/connectors:ro connectors"
                        .formatted(edited));
        assertThat(compose.run("docker compose exec -T connect ask 8083 /connectors/switchboard-files/config"))
                .contains(more.replace(": ", ":"));
    }

    private void killACollector() throws Exception {
        run("exec", "collector-1 ask");
        boolean first = polls("collector-1");
        if (first) {
            run("kill");
        } else {
            compose.run("docker compose kill collector-2");
        }
        String other = first ? "collector-2" : "collector-1";
        await(other + " polls what the killed one did", () -> polls(other));
        awaitChange();
        run("up -d", "connect");
    }

    private boolean polls(String collector) throws Exception {
        return compose.succeeds("docker compose exec -T %s ask 8080 /health/ready | grep -q acme-sales/agent-monitor"
                .formatted(collector));
    }

    private void observe() throws Exception {
        boolean grafana = DockerImages.isThere(ComposeFile.load().image("grafana"));
        if (grafana || System.getenv("OFFLINE_DOCKER") == null) {
            run("observe", "up -d");
            awaitHealthy(Set.of());
        } else {
            System.out.println("Grafana is not tested: no image of it can be had here");
            compose.run("docker compose --profile observe up -d prometheus");
            awaitHealthy(Set.of("grafana"));
        }
        try (PrometheusApi prometheus = new PrometheusApi(URI.create("http://127.0.0.1:" + PROMETHEUS))) {
            // Two collectors, two apps and the wallboard.
            await("all programs up", () -> prometheus.count("up == 1") == 5 && prometheus.count("up") == 5);
            await("all rules evaluated", () -> {
                List<String> rules = new ArrayList<>();
                prometheus
                        .rules()
                        .forEach(group -> group.path("rules")
                                .forEach(rule -> rules.add(rule.path("health").asText())));
                return rules.size() == Expression.ofAlerts().size()
                        && Set.of("ok").containsAll(rules);
            });
        }
    }

    private void stop() throws Exception {
        run("stop");
        assertThat(compose.exitCodes().values()).as("%s", compose.exitCodes()).isSubsetOf("0", "143");
        run("down");
        assertThat(compose.remains()).isEmpty();
    }

    /** Every service but some has a container, which is healthy, or has ended well where that is its work. */
    private void awaitHealthy(Set<String> but) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        compose.services().stream()
                .filter(service -> !but.contains(service))
                .forEach(service -> expected.put(service, "fine"));
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(compose.states().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        state -> state.getValue().matches("healthy|exited 0")
                                                ? "fine"
                                                : state.getValue())))
                        .isEqualTo(expected));
    }

    private void awaitChange() throws Exception {
        String agents = "md5(string_agg(t::text, ',' order by user_id)) from convoso_agent_monitor_agents t";
        String before = select(agents);
        await("a change of the agents' rows", () -> !select(agents).equals(before));
    }

    private String select(String what) throws Exception {
        return compose.run("docker compose exec -T postgres psql -U switchboard -At -c \"select " + what + "\"");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> condition.call());
    }

    /** The page's only command that has these words. */
    private String run(String... words) throws Exception {
        List<String> commands = PAGE.commands().stream()
                .filter(command -> command.startsWith("docker compose"))
                .filter(command -> Stream.of(words).allMatch(command::contains))
                .toList();
        assertThat(commands).as("commands with %s", List.of(words)).hasSize(1);
        return compose.run(commands.getFirst());
    }
}
