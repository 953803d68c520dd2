package io.switchboard.endtoend.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.local.LoopbackPorts;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real Prometheus with the compose file's configuration, but for where programs are and how often it asks. */
final class PrometheusServer implements AutoCloseable {
    private final ChildProgram process;
    private final PrometheusApi api;

    private PrometheusServer(ChildProgram process, URI address) {
        this.process = process;
        this.api = new PrometheusApi(address);
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
        Awaitility.await().ignoreException(ConnectException.class).until(server.api::isReady);
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

    /** What it says over HTTP. */
    PrometheusApi api() {
        return api;
    }

    @Override
    public void close() {
        api.close();
        process.close();
    }
}
