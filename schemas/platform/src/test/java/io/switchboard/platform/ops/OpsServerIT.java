package io.switchboard.platform.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.testsupport.RawCaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsServerIT {
    private static final String KEY = "status-changes.ops";

    private final Health health = new Health(InstantSource.system());
    private final HttpServer server = listen(new OpsAddress("127.0.0.1", 0));
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpServer listen(OpsAddress address) {
        return OpsServer.start(KEY, address, health, OpsServerIT::metrics);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldBeLiveBeforeItIsReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("\"status\" : \"starting\"");
    }

    @Test
    void shouldBeReadyWhileTheStreamsRun() throws Exception {
        health.enter(HealthPhase.READY);

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).contains("\"status\" : \"ready\"");
    }

    @Test
    void shouldScrapeMetricsOnAThreadThatMayWait() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("may_wait 1\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void shouldServeNothingElse() throws Exception {
        HttpResponse<String> response = get("/");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void shouldBeHeardByCallersWhoWriteTheirWholeBodyFirst() throws Exception {
        try (RawCaller caller =
                new RawCaller(server.port()).begin("POST", "/metrics").header("Connection", "close")) {
            assertThat(caller.declared(RawCaller.LARGE).status()).isEqualTo("405");
        }
    }

    @Test
    void shouldNameTheSettingWhenThePortIsTaken() {
        OpsAddress taken = new OpsAddress("127.0.0.1", server.port());

        assertThatThrownBy(() -> listen(taken))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("status-changes.ops.port: cannot listen on 127.0.0.1:" + server.port())
                .hasMessageContaining("0 for any");
    }

    @Test
    void shouldNameTheSettingWhenTheHostIsNotOfThisMachine() {
        assertThatThrownBy(() -> listen(new OpsAddress("192.0.2.1", 0)))
                .hasMessageContaining("status-changes.ops.host to an address of this machine");
    }

    private static String metrics() {
        return Thread.currentThread().isVirtual() ? "may_wait 1\n" : "may_wait 0\n";
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
