package io.switchboard.endtoend.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.local.LoopbackPorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real Prometheus with the compose file's configuration, but for where programs are and how often it asks. */
final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProgram process;
    private final URI address;

    private PrometheusServer(ChildProgram process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one; where there is no Prometheus, the test is skipped. */
    static PrometheusServer start(Path folder, Map<String, Integer> ports) throws Exception {
        assumeTrue(ChildProgram.isThere("prometheus", "--version"), "skipped: no prometheus on the PATH");
        // What is YAML is JSON too.
        Path file = Files.writeString(
                folder.resolve("prometheus.yml"), configuration(ports).toString());
        URI address = URI.create("http://127.0.0.1:" + LoopbackPorts.anyFree());
        ChildProgram process = ChildProgram.start(
                folder,
                Map.of(),
                List.of(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address.getAuthority(),
                        "--log.level=warn"));
        PrometheusServer server = new PrometheusServer(process, address);
        Awaitility.await()
                .ignoreException(ConnectException.class)
                .until(() -> server.ask("/-/ready").statusCode() == 200);
        return server;
    }

    private static JsonNode configuration(Map<String, Integer> ports) {
        ObjectNode configuration = (ObjectNode) Expression.yaml("prometheus/prometheus.yml");
        ((ObjectNode) configuration.path("global")).put("scrape_interval", "1s").put("evaluation_interval", "1s");
        configuration
                .putArray("rule_files")
                .add(Expression.COMPOSE
                        .resolve("prometheus")
                        .resolve("alerts.yml")
                        .toString());
        for (JsonNode job : configuration.path("scrape_configs")) {
            Integer port = ports.get(job.path("job_name").asText());
            ((ObjectNode) job)
                    .putArray("static_configs")
                    .addObject()
                    .putArray("targets")
                    .add("127.0.0.1:" + port);
        }
        return configuration;
    }

    /** The programs that it asks. */
    JsonNode targets() throws IOException, InterruptedException {
        return get("/api/v1/targets").at("/data/activeTargets");
    }

    /** The alerts' rules, by group. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").at("/data/groups");
    }

    /** How many series an expression has now. */
    int count(String expression) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return answer.at("/data/result").size();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ask(path).body());
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
