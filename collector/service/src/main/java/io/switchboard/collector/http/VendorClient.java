package io.switchboard.collector.http;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.DateFormatter;
import io.switchboard.collector.decode.ResponseDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** Calls one vendor's API. A call always ends in a {@link CallResult}: an error is a value as well. */
public final class VendorClient {
    private final HttpClient http;
    private final long maxBody;
    private final InstantSource clock;

    /**
     * @param connectTimeout until the connection stands
     * @param responseTimeout until the answer begins, and between any two pieces of it
     * @param maxBody longest body that is read, in bytes, unpacked
     * @param clock ours, with which the vendor's is compared
     */
    public VendorClient(
            HttpClient http, Duration connectTimeout, Duration responseTimeout, long maxBody, InstantSource clock) {
        this.http = http.compress(true)
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .responseTimeout(responseTimeout)
                .headers(headers -> headers.set("Accept", "application/json"));
        this.maxBody = maxBody;
        this.clock = clock;
    }

    /** Sends a request to a whole URI and decodes the answer. */
    public Mono<CallResult> send(ApiCall request, ResponseDecoder decoder) {
        return Mono.defer(() -> {
            ResponseBodyReader body = new ResponseBodyReader(decoder, maxBody);
            Instant sentAt = clock.instant();
            return http.headers(headers -> request.headers().forEach(headers::set))
                    .request(request.method())
                    .uri(request.uri())
                    .send((_, out) -> request.body()
                            .<Publisher<Void>>map(text -> out.sendString(Mono.just(text)))
                            .orElse(out))
                    .response((response, content) -> read(response, content, body, sentAt))
                    .single()
                    .onErrorResume(error -> Mono.just(unreachable(error, body)));
        });
    }

    private Publisher<CallResult> read(
            HttpClientResponse response, ByteBufFlux content, ResponseBodyReader body, Instant sentAt) {
        Instant cameAt = clock.instant();
        Optional<Instant> date = date(response.responseHeaders().get("Date"));
        body.begin(
                response.status().code(),
                RetryAfter.of(response.responseHeaders().get("Retry-After"), date.orElse(cameAt)),
                date.map(time -> VendorClock.ahead(time, sentAt, cameAt)));
        return content.asByteArray().takeUntil(chunk -> !body.take(chunk)).then(Mono.fromSupplier(body::reply));
    }

    private static Optional<Instant> date(@Nullable String header) {
        return Optional.ofNullable(header).map(DateFormatter::parseHttpDate).map(Date::toInstant);
    }

    private static CallResult unreachable(Throwable error, ResponseBodyReader body) {
        String message = error.getMessage() == null ? "" : ": " + error.getMessage();
        return new CallResult.UnansweredCall(
                new CallFailure.Unreachable(error.getClass().getSimpleName() + message), body.exchange());
    }
}
