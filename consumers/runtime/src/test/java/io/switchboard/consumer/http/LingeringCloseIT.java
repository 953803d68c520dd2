package io.switchboard.consumer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Requests that are refused before they have ended, whether the connection is to stay open or not. */
class LingeringCloseIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    private DisposableServer server = listen(LingeringClose.Limits.USUAL);

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/closing", "/staying"})
    void shouldLetCallersWriteAllBeforeTheyRead(String path) throws Exception {
        try (RawCaller declaring = new RawCaller(server.port()).begin("POST", path);
                RawCaller chunking = new RawCaller(server.port()).begin("POST", path)) {
            assertThat(declaring.declared(RawCaller.LARGE).status()).isEqualTo("403");
            assertThat(chunking.chunked(RawCaller.LARGE).status()).isEqualTo("403");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/closing", "/staying"})
    void shouldCutOffCallersWhoWriteForTooLong(String path) throws Exception {
        restart(new LingeringClose.Limits(Long.MAX_VALUE, SHORT));
        try (RawCaller trickling = startChunked(path)) {
            Awaitility.await().until(() -> isRefused(trickling, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/closing", "/staying"})
    void shouldCutOffCallersWhoWriteTooMuch(String path) throws Exception {
        restart(new LingeringClose.Limits(1_000_000, LONG));
        try (RawCaller flooding = startChunked(path)) {
            Awaitility.await().until(() -> isRefused(flooding, 100_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /closing nonsense", "GET /a b c HTTP/1.1\r\n\r\nG"})
    void shouldAnswerWhatIsNotHttpTooBeforeItCloses(String nonsense) throws Exception {
        try (RawCaller babbling = new RawCaller(server.port()).write(nonsense + "\r\n\r\n")) {
            babbling.awaitAnswer();
            for (int i = 0; i < RawCaller.LARGE; i += 100_000) {
                babbling.write("0123456789".repeat(10_000));
            }
            assertThat(babbling.status()).startsWith("4");
        }
    }

    private RawCaller startChunked(String path) throws IOException {
        RawCaller caller = new RawCaller(server.port()).begin("POST", path);
        return caller.header("Transfer-Encoding", "chunked").write("\r\n").awaitAnswer();
    }

    private static boolean isRefused(RawCaller caller, int bytes) {
        try {
            caller.chunk(bytes);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void restart(LingeringClose.Limits limits) {
        server.disposeNow();
        server = listen(limits);
    }

    private static DisposableServer listen(LingeringClose.Limits limits) {
        return LingeringClose.addTo(HttpServer.create(), limits)
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/staying", (_, response) -> refuse(response))
                        .post(
                                "/closing",
                                (_, response) -> refuse(response.header(HttpHeaderNames.CONNECTION, "close"))))
                .bindNow();
    }

    private static Publisher<Void> refuse(HttpServerResponse response) {
        return response.status(403).sendString(Mono.just("no"));
    }
}
