package io.switchboard.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an app serves as far as it comes without a broker: there is nothing behind port 1. */
class ServedAppIT {
    private static final Topics TOPICS = new Topics("test");

    @Test
    void shouldServeHealthFromBeforeItsStreamsStartUntilItHasEnded() throws Exception {
        int port = freePort();

        try (RunningApp app = start(port)) {
            Awaitility.await()
                    .ignoreException(ConnectException.class)
                    .until(() -> get(port, "/health/live").statusCode() == 200);
            assertThat(app.ended()).isNotDone();
            assertThat(get(port, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(port, "/metrics").body()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
        }

        assertThatThrownBy(() -> get(port, "/health/live")).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldFailWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningApp app = start(taken.getLocalPort())) {
            assertThat(app.ended().join()).isEqualTo(ExitCode.USAGE);
        }
    }

    private static RunningApp start(int port) {
        StreamsApp app = new StreamsApp(
                "test-app",
                List.of(TOPICS.changes(Dataset.CONVOSO_AGENTS)),
                List.of(TOPICS.agentBuckets()),
                (_, _) -> new Topology());
        return RunningApp.start(
                app,
                new StreamsSettings(
                        "test-app",
                        Path.of("nowhere"),
                        new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1")),
                        new ClientProperties(Map.of("schema.registry.url", "http://127.0.0.1:1")),
                        TOPICS,
                        (short) 1,
                        Optional.of(new OpsAddress("127.0.0.1", port))));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
