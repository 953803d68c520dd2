package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.secret.Redactor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;

class OpsServerIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OpsAddress ANY_PORT = new OpsAddress("127.0.0.1", 0);

    private final Health health = new Health(Redactor.ofNothing(), Clock.fixed(NOON, ZoneOffset.UTC));
    private final OpsServer ops = new OpsServer(health, OpsServerIT::metrics);
    private final DisposableServer server =
            Objects.requireNonNull(ops.start(ANY_PORT).block());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.disposeNow();
    }

    @Test
    void shouldBeLiveWhileStarting() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotBeReadyBeforeAllIsRestored() throws Exception {
        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("status").asText()).isEqualTo("starting");
    }

    @Test
    void shouldTellEachTargetsOutcomeAndStayReadyWhenAVendorFails() throws Exception {
        health.ready();
        health.target("acme/agent-monitor", "COMPLETE", "", 0, NOON);
        health.target("bmce/agent-monitor", "REFUSED", "status 401", 0, NOON);

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(json(answer)).isEqualTo(new ObjectMapper().readTree("""
                {"status": "ready", "since": "2026-03-01T12:00:00Z", "targets": {
                  "acme/agent-monitor": {
                    "outcome": "COMPLETE", "since": "2026-03-01T12:00:00Z", "at": "2026-03-01T12:00:00Z"},
                  "bmce/agent-monitor": {
                    "outcome": "REFUSED", "since": "2026-03-01T12:00:00Z", "at": "2026-03-01T12:00:00Z",
                    "reason": "status 401"}}}
                """));
    }

    @Test
    void shouldScrapeMetricsOnAThreadThatMayWait() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("may_wait 1\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void shouldServeNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNameTheSettingWhenThePortIsTaken() {
        OpsAddress taken = new OpsAddress("127.0.0.1", server.port());

        assertThatThrownBy(() -> ops.start(taken).block())
                .hasMessageStartingWith("ops.port: cannot listen on 127.0.0.1:" + server.port())
                .hasMessageContaining("0 for any");
    }

    @Test
    void shouldNameTheSettingWhenTheHostIsNotOfThisMachine() {
        assertThatThrownBy(() -> ops.start(new OpsAddress("192.0.2.1", 0)).block())
                .hasMessageStartingWith("ops.port: cannot listen on 192.0.2.1:0");
    }

    private static String metrics() {
        return Schedulers.isInNonBlockingThread() ? "may_wait 0\n" : "may_wait 1\n";
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
