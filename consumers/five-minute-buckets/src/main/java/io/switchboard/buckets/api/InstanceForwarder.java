package io.switchboard.buckets.api;

import io.switchboard.platform.http.BearerToken;
import io.switchboard.platform.http.Deadline;
import io.switchboard.platform.http.HttpExchange;
import io.switchboard.platform.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the instance that has an account, and passes its response through unchanged. */
final class InstanceForwarder implements AutoCloseable {
    /** In a request that was forwarded once: it is not forwarded again. */
    static final String HEADER = "Switchboard-Forwarded";

    private static final Logger LOG = LoggerFactory.getLogger(InstanceForwarder.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final int PIECE = 32_768;
    private static final List<String> PASSED = List.of("Retry-After", "WWW-Authenticate");

    private final BearerToken token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /** @param token that all instances share */
    InstanceForwarder(BearerToken token) {
        this.token = token;
    }

    /**
     * Sends the owner's response.
     *
     * @param body of a POST
     * @throws HttpProblem 503 if the owner does not answer
     */
    void forward(HostInfo owner, HttpExchange exchange, Optional<String> body) throws IOException {
        HttpResponse<InputStream> response = ask(owner, exchange.uri(), body);
        try (InputStream in = response.body()) {
            PASSED.forEach(name -> response.headers().firstValue(name).ifPresent(value -> exchange.with(name, value)));
            String type = response.headers().firstValue("Content-Type").orElse("application/json");
            exchange.stream(response.statusCode(), type, out -> copy(owner, in, out));
        }
    }

    /** Host and port as they stand in an address. */
    static String authority(HostInfo host) {
        String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
        return name + ":" + host.port();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<InputStream> ask(HostInfo owner, String uri, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + authority(owner) + uri))
                .timeout(ANSWERING)
                .header("Authorization", token.header())
                .header(HEADER, "true");
        body.ifPresent(text -> request.POST(BodyPublishers.ofString(text)));
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw silent(owner, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(owner, e);
        }
    }

    private static void copy(HostInfo owner, InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n = read(owner, in, piece); n >= 0; n = read(owner, in, piece)) {
            out.write(piece, 0, n);
        }
    }

    private static int read(HostInfo owner, InputStream in, byte[] piece) {
        try (Deadline deadline = Deadline.of(in, ANSWERING)) {
            int read = in.read(piece);
            if (deadline.hasPassed()) {
                throw new IOException("nothing came for " + ANSWERING.toSeconds() + " s");
            }
            return read;
        } catch (IOException e) {
            throw silent(owner, e);
        }
    }

    private static HttpProblem silent(HostInfo owner, Exception why) {
        String address = authority(owner);
        LOG.warn("The instance at {} does not answer: {}", address, why.toString());
        return HttpProblem.temporary(
                503, "the instance at " + address + ", which has the account, does not answer; try again", 1);
    }
}
