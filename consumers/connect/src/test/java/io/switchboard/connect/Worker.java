package io.switchboard.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.local.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** A distributed worker in a process of its own, as the build assembles it, with its REST API. */
final class Worker implements AutoCloseable {
    private static final Path HOME = Path.of("target", "connect").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path settings;
    private final Map<String, String> environment;
    private final URI url;
    private Process process;

    private Worker(Path settings, Map<String, String> environment, int port) throws IOException {
        this.settings = settings;
        this.environment = environment;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.process = spawn();
    }

    /** Starts one; its settings and its log are in a folder. */
    static Worker start(Path folder, Map<String, String> environment) throws IOException {
        int port = LoopbackPorts.anyFree();
        String text = Files.readString(HOME.resolve("worker.properties")) + hasty(port);
        return new Worker(Files.writeString(folder.resolve("worker.properties"), text), environment, port);
    }

    /** What is of this test: its own port, and less patience than in real life. */
    private static String hasty(int port) {
        return """

            listeners=http://127.0.0.1:%d
            session.timeout.ms=6000
            heartbeat.interval.ms=2000
            consumer.session.timeout.ms=6000
            consumer.heartbeat.interval.ms=2000
            consumer.metadata.max.age.ms=1000
            offset.flush.interval.ms=1000
            """.formatted(port);
    }

    private Process spawn() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=logback.xml",
                        "-classpath",
                        "libs/*",
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        settings.toString())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path log() {
        return settings.resolveSibling("worker.log");
    }

    /** All that it has said, over all its lives. */
    String said() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    URI url() {
        return url;
    }

    /** Waits until it takes orders. */
    void await() {
        Awaitility.await().until(() -> answers("/connectors"));
    }

    /** Waits until a connector and its tasks run. */
    void awaitRunning(String connector) {
        Awaitility.await()
                .until(() -> answers("/connectors/" + connector + "/status")
                        && isRunning(get("/connectors/" + connector + "/status")));
    }

    private static boolean isRunning(JsonNode status) {
        List<String> states = status.findValuesAsText("state");
        if (states.contains("FAILED")) {
            throw new AssertionError(status.toPrettyString());
        }
        return states.size() > 1 && states.stream().allMatch("RUNNING"::equals);
    }

    private boolean answers(String path) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the worker ended: " + said());
        }
        try {
            return send("GET", path, "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ask("GET", path, ""));
    }

    /** Asks, and gives the answer, which must be a good one. */
    String ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Makes connectors read everything again, from the beginning. */
    void rewind(Set<String> connectors) throws IOException, InterruptedException {
        for (String connector : connectors) {
            ask("PUT", "/connectors/" + connector + "/stop", "");
        }
        for (String connector : connectors) {
            Awaitility.await()
                    .until(() -> get("/connectors/" + connector + "/status")
                            .get("tasks")
                            .isEmpty());
            ask("DELETE", "/connectors/" + connector + "/offsets", "");
            ask("PUT", "/connectors/" + connector + "/resume", "");
        }
    }

    /** kill -9. */
    void kill() {
        Children.end(process, Duration.ZERO);
    }

    /** The same worker once more. */
    void restart() throws IOException {
        Files.writeString(log(), "--- started again\n", StandardOpenOption.APPEND);
        process = spawn();
    }

    @Override
    public void close() {
        http.close();
        Children.end(process, Duration.ofSeconds(15));
    }
}
