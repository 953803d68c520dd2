package io.switchboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.testsupport.RawCaller;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, send too much or come in too great a number. */
class ServerLimitsIT {
    private static final ListenAddress ANY_PORT = new ListenAddress("program.api", "127.0.0.1", 0);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final CountDownLatch cutOff = new CountDownLatch(1);
    private HttpServer server = start(ServerLimits.USUAL);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/refusing", "/reading"})
    void shouldBeHeardByClientsThatWriteAllBeforeTheyRead(String path) throws Exception {
        String status = path.equals("/reading") ? "413" : "403";
        try (RawCaller declaring = new RawCaller(server.port()).begin("POST", path);
                RawCaller chunking = new RawCaller(server.port()).begin("POST", path);
                RawCaller closing =
                        new RawCaller(server.port()).begin("POST", path).header("Connection", "close")) {
            assertThat(declaring.declared(RawCaller.LARGE).status()).isEqualTo(status);
            assertThat(chunking.chunked(RawCaller.LARGE).status()).isEqualTo(status);
            assertThat(closing.declared(RawCaller.LARGE).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /refusing nonsense", "GET /a b c HTTP/1.1\r\n\r\nG"})
    void shouldAnswerClientsThatSpeakNoHttp(String nonsense) throws Exception {
        try (RawCaller babbling = new RawCaller(server.port()).write(nonsense + "\r\n\r\n")) {
            assertThat(babbling.status()).isIn("400", "505");
        }
    }

    @Test
    void shouldRefuseAHeadThatIsTooLong() throws Exception {
        try (RawCaller line = new RawCaller(server.port()).begin("GET", "/" + "x".repeat(ServerLimits.HEAD_BYTES));
                RawCaller headers = new RawCaller(server.port())
                        .begin("GET", "/")
                        .header("X-Long", "x".repeat(ServerLimits.HEAD_BYTES))) {
            assertThat(line.status()).isEqualTo("414");
            assertThat(headers.status()).isEqualTo("431");
        }
    }

    @Test
    void shouldCutOffAHeadThatTrickles() throws Exception {
        restart(new ServerLimits(10, SHORT, LONG));
        try (RawCaller trickling = new RawCaller(server.port()).begin("GET", "/reading")) {
            Awaitility.await().until(() -> isCutOff(() -> trickling.header("X", "1")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/refusing", "/reading"})
    void shouldCutOffABodyThatTrickles(String path) throws Exception {
        restart(new ServerLimits(10, SHORT, LONG));
        try (RawCaller trickling = startChunked(path)) {
            Awaitility.await().until(() -> isCutOff(() -> trickling.chunk(1)));
        }
    }

    @Test
    void shouldCutOffARefusedBodyThatDoesNotEnd() throws Exception {
        restart(new ServerLimits(10, LONG, LONG));
        try (RawCaller flooding = startChunked("/refusing")) {
            Awaitility.await().until(() -> isCutOff(() -> flooding.chunk(100_000)));
        }
    }

    @Test
    void shouldCutOffAClientThatReadsNothing() throws Exception {
        restart(new ServerLimits(10, LONG, SHORT));
        try (RawCaller stalled =
                new RawCaller(server.port()).begin("GET", "/endless").write("\r\n")) {
            assertThat(cutOff.await(3, TimeUnit.MINUTES)).isTrue();
            assertThat(stalled.status()).isEqualTo("200");
        }
    }

    @Test
    void shouldAcceptNoMoreConnectionsThanItMay() throws Exception {
        restart(new ServerLimits(2, LONG, LONG));
        try (RawCaller first = new RawCaller(server.port())) {
            assertThat(ask(first).status()).isEqualTo("403");
            RawCaller third;
            try (RawCaller second = new RawCaller(server.port())) {
                assertThat(ask(second).status()).isEqualTo("403");
                third = ask(new RawCaller(server.port()));
                Awaitility.await().during(SHORT).atMost(LONG).until(() -> !third.hasAnswer());
            }
            try (third) {
                assertThat(third.awaitAnswer().status()).isEqualTo("403");
            }
        }
    }

    private static RawCaller ask(RawCaller caller) throws IOException {
        return caller.begin("GET", "/refusing").write("\r\n");
    }

    private RawCaller startChunked(String path) throws IOException {
        return new RawCaller(server.port())
                .begin("POST", path)
                .header("Transfer-Encoding", "chunked")
                .write("\r\n");
    }

    /** What a client does. */
    private interface Sending {
        void send() throws IOException;
    }

    private static boolean isCutOff(Sending sending) {
        try {
            sending.send();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void restart(ServerLimits limits) {
        server.close();
        server = start(limits);
    }

    private HttpServer start(ServerLimits limits) {
        return HttpServer.start(ANY_PORT, limits, exchange -> {
            switch (exchange.path()) {
                case "/reading" -> exchange.send(200, "text/plain", exchange.body());
                case "/endless" -> endless(exchange);
                default -> throw new HttpProblem(403, "no");
            }
        });
    }

    private void endless(HttpExchange exchange) throws IOException {
        try {
            exchange.stream(200, "text/plain", out -> {
                while (cutOff.getCount() > 0) {
                    out.write(new byte[100_000]);
                }
            });
        } catch (IOException e) {
            cutOff.countDown();
            throw e;
        }
    }
}
