package io.switchboard.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that answers by script: with what was given for a request line, else 404 as a registry does. */
final class RegistryStub implements AutoCloseable {
    private final HttpServer server;
    private final ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final AtomicInteger toDrop = new AtomicInteger();
    private final AtomicInteger toFail = new AtomicInteger();

    RegistryStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Answers requests such as {@code POST /subjects/x/versions} with this from now on. */
    RegistryStub answering(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** Closes the connection of the next requests without an answer. */
    void drop(int count) {
        toDrop.set(count);
    }

    /** Answers the next requests with 503. */
    void fail(int count) {
        toFail.set(count);
    }

    List<String> requests() {
        return requests;
    }

    /** The Authorization headers received. */
    List<String> credentials() {
        return credentials;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            requests.add(request);
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getRequestBody().readAllBytes();
            if (toDrop.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                return;
            }
            Answer answer = toFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                    ? new Answer(503, "<html>starting</html>")
                    : answers.getOrDefault(request, Answer.NOT_FOUND);
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, String body) {
        static final Answer NOT_FOUND = new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }
}
