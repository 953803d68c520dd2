package io.switchboard.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The program as far as it comes without a broker: there is nothing behind port 1. */
class WallboardLifeIT {

    @Test
    void shouldServeThePageAndItsHealthUntilItIsClosed() throws Exception {
        int ops = freePort();
        Wallboard wallboard = Wallboard.start(config(0, Optional.of(new OpsAddress("127.0.0.1", ops))));
        int page = wallboard.listening().join();
        try (wallboard;
                Viewer viewer = Viewer.watching(page)) {
            assertThat(viewer.next()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(get(ops, "/metrics").body()).contains("switchboard_wallboard_viewers 1.0", "jvm_memory");
            assertThat(get(page, "/").statusCode()).isEqualTo(200);
            assertThat(get(ops, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(ops, "/health/ready").body()).contains("\"status\" : \"starting\"");
        }

        assertThat(wallboard.ended().join()).isEqualTo(ExitCode.OK);
        assertThatThrownBy(() -> get(page, "/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(ops, "/health/live")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldFailWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Wallboard wallboard = Wallboard.start(config(taken.getLocalPort(), Optional.empty()))) {
            assertThat(wallboard.ended().join()).isEqualTo(ExitCode.USAGE);
            assertThatThrownBy(() -> wallboard.listening().join()).hasMessageContaining("wallboard ended: USAGE");
        }
    }

    private static WallboardConfig config(int port, Optional<OpsAddress> ops) {
        return new WallboardConfig(
                new WallboardSettings(WallboardSettings.LOOPBACK, port),
                new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1")),
                new ClientProperties(Map.of("schema.registry.url", "http://127.0.0.1:1")),
                new Topics("test"),
                ops);
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
