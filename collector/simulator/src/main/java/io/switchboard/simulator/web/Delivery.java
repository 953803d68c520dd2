package io.switchboard.simulator.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerResponse;

/** Sends replies, each in its manner. */
public final class Delivery {
    private static final int PIECES = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Scheduler scheduler;
    private final Mono<Void> closing;

    /**
     * A delivery for one server.
     *
     * @param scheduler by whose time a slow reply trickles
     * @param closing completes when the server closes: replies that never come end with it
     */
    public Delivery(Scheduler scheduler, Mono<Void> closing) {
        this.scheduler = scheduler;
        this.closing = closing;
    }

    public Publisher<Void> send(Reply reply, HttpServerResponse response) {
        return switch (reply.manner()) {
            case AT_ONCE -> head(reply, response).sendByteArray(Mono.just(bytes(reply)));
            case TRICKLING ->
                head(reply, response)
                        .sendByteArray(Flux.fromIterable(pieces(bytes(reply))).delayElements(PAUSE, scheduler));
            // It must not complete either: an answer that completes is sent, even behind a connection's back.
            case NEVER ->
                closing.doOnSuccess(_ -> response.withConnection(connection -> connection.dispose()))
                        .then(Mono.never());
        };
    }

    private static HttpServerResponse head(Reply reply, HttpServerResponse response) {
        response.status(reply.status()).header("Content-Type", reply.contentType());
        reply.headers().forEach(response::header);
        return response;
    }

    private static byte[] bytes(Reply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> pieces(byte[] all) {
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            int from = (int) ((long) all.length * i / PIECES);
            int to = (int) ((long) all.length * (i + 1) / PIECES);
            pieces.add(Arrays.copyOfRange(all, from, to));
        }
        return pieces;
    }
}
