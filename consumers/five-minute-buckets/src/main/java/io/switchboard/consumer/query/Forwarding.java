package io.switchboard.consumer.query;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Asks the instance that has an account, and passes its answer through as it is. */
final class Forwarding implements AutoCloseable {
    /** In a request that was passed on once: it is not passed on again. */
    static final String HEADER = "Switchboard-Forwarded";

    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final List<CharSequence> PASSED =
            List.of(HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.RETRY_AFTER, HttpHeaderNames.WWW_AUTHENTICATE);

    private final ConnectionProvider connections;
    private final HttpClient client;

    /**
     * Forwarding by threads that stay the caller's.
     *
     * @param token that all instances share
     * @param concurrency how many requests may be under way to one other instance
     */
    Forwarding(Token token, int concurrency, LoopResources threads) {
        this.connections = ConnectionProvider.builder("buckets-owners")
                .maxConnections(concurrency)
                .pendingAcquireTimeout(CONNECTING)
                .maxIdleTime(ANSWERING)
                .build();
        this.client = HttpClient.create(connections)
                .runOn(threads)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECTING.toMillis())
                .responseTimeout(ANSWERING)
                .headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, token.header())
                        .set(HEADER, true));
    }

    /** The owner's answer, as the response. */
    Mono<Void> pass(HostInfo owner, Asked asked, HttpServerResponse response) {
        String uri = "http://" + authority(owner) + asked.uri();
        HttpClient.ResponseReceiver<?> receiver = asked.body()
                .<HttpClient.ResponseReceiver<?>>map(
                        body -> client.post().uri(uri).send(ByteBufFlux.fromString(Mono.just(body))))
                .orElseGet(() -> client.get().uri(uri));
        return receiver.response((answer, content) -> pass(answer, content, response))
                .then();
    }

    /** Host and port as they stand in an address. */
    static String authority(HostInfo host) {
        String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
        return name + ":" + host.port();
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private static Publisher<Void> pass(HttpClientResponse answer, ByteBufFlux content, HttpServerResponse response) {
        response.status(answer.status());
        for (CharSequence name : PASSED) {
            answer.responseHeaders().getAll(name).forEach(value -> response.addHeader(name, value));
        }
        return response.send(content.retain());
    }
}
