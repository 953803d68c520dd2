package io.switchboard.collector.http;

import io.netty.channel.ChannelOption;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** Calls one vendor's API. A call always ends in a {@link Reply}: an error is a value as well. */
public final class VendorClient {
    private final HttpClient http;
    private final long maxBody;

    /**
     * @param connectTimeout until the connection stands
     * @param responseTimeout until the answer begins, and between any two pieces of it
     * @param maxBody longest body that is read, in bytes, unpacked
     */
    public VendorClient(HttpClient http, Duration connectTimeout, Duration responseTimeout, long maxBody) {
        this.http = http.compress(true)
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .responseTimeout(responseTimeout)
                .headers(headers -> headers.set("Accept", "application/json"));
        this.maxBody = maxBody;
    }

    /** Gets and decodes one answer. */
    public Mono<Reply> get(String uri, Shape shape) {
        return Mono.defer(() -> {
            Body body = new Body(new AnswerDecoder(shape), maxBody);
            return http.get()
                    .uri(uri)
                    .response((response, content) -> read(response, content, body))
                    .single()
                    .onErrorResume(error -> Mono.just(unreachable(error, body)));
        });
    }

    private static Publisher<Reply> read(HttpClientResponse response, ByteBufFlux content, Body body) {
        int status = response.status().code();
        body.begin(status, retryAfter(response.responseHeaders().get("Retry-After")));
        return content.asByteArray().takeUntil(chunk -> !body.take(chunk)).then(Mono.fromSupplier(body::reply));
    }

    /** Seconds only: the date form would need the vendor's clock to be right, and none of the vendors documents it. */
    private static Optional<Duration> retryAfter(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Reply unreachable(Throwable error, Body body) {
        String message = error.getMessage() == null ? "" : ": " + error.getMessage();
        return new Reply.Failed(new Failure.Unreachable(error.getClass().getSimpleName() + message), body.exchange());
    }
}
