package io.switchboard.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends replies, each in its manner. */
public final class ReplyDelivery {
    private static final int PIECES = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Clock clock;
    private final Scheduler scheduler;
    private final Mono<Void> closing;

    /**
     * A delivery for one server.
     *
     * @param clock whose time every answer says in its {@code Date} header
     * @param scheduler by whose time a slow reply trickles
     * @param closing completes when the server closes: replies that never come end with it
     */
    public ReplyDelivery(Clock clock, Scheduler scheduler, Mono<Void> closing) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.closing = closing;
    }

    public Publisher<Void> send(HttpReply reply, HttpServerResponse response) {
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

    /** Reads the whole request and sends the reply to it. */
    public BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> replying(
            Function<HttpExchangeRequest, HttpReply> answer) {
        return (request, response) ->
                HttpExchangeRequest.of(request).map(answer).flatMap(reply -> Mono.from(send(reply, response)));
    }

    /** An instant as a {@code Date} header has it. */
    public static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private HttpServerResponse head(HttpReply reply, HttpServerResponse response) {
        response.status(reply.status())
                .header("Content-Type", reply.contentType())
                .header("Date", date(clock.instant()));
        reply.headers().forEach(response::header);
        return response;
    }

    private static byte[] bytes(HttpReply reply) {
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
