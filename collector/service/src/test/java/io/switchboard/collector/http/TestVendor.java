package io.switchboard.collector.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A vendor on a free port that answers as a test wants and remembers what it was asked. */
public final class TestVendor implements AutoCloseable {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final DisposableServer server;

    /** What was asked. */
    public record Asked(String method, String uri, HttpHeaders headers, String body) {}

    /** What is answered. */
    public record Told(int status, Map<String, String> headers, String body) {
        /** A good answer. */
        public static Told ok(String body) {
            return of(200, body);
        }

        /** An answer with a status. */
        public static Told of(int status, String body) {
            return new Told(status, Map.of(), body);
        }
    }

    private TestVendor(Function<Asked, Told> answers) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .compress(true)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> answer(answers, request, response, body)))
                .bindNow();
    }

    private Mono<Void> answer(
            Function<Asked, Told> answers, HttpServerRequest request, HttpServerResponse response, String body) {
        Asked one = new Asked(
                request.method().name(), request.uri(), request.requestHeaders().copy(), body);
        asked.add(one);
        Told told = answers.apply(one);
        told.headers().forEach(response::header);
        return response.status(told.status()).sendString(Mono.just(told.body())).then();
    }

    /** A vendor whose answers follow from what is asked. */
    public static TestVendor answering(Function<Asked, Told> answers) {
        return new TestVendor(answers);
    }

    /** A vendor that gives these answers, and the last one without end. */
    public static TestVendor telling(Told... answers) {
        Deque<Told> left = new ArrayDeque<>(List.of(answers));
        return new TestVendor(_ -> left.size() > 1 ? left.remove() : left.element());
    }

    /** Its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What it was asked so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
