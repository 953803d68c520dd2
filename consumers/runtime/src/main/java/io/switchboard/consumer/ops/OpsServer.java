package io.switchboard.consumer.ops;

import io.switchboard.consumer.http.LingeringClose;
import io.switchboard.platform.config.OpsAddress;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} over HTTP. */
final class OpsServer implements AutoCloseable {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Supplier<String> metrics;
    private final DisposableServer server;

    /**
     * Begins to listen.
     *
     * @param key of the address in the configuration, for what is wrong with it
     * @param metrics the metrics in Prometheus' text format; asked for on a thread that may wait
     * @throws IllegalStateException if it cannot listen, saying what to do
     */
    OpsServer(String key, OpsAddress address, Health health, Supplier<String> metrics) {
        this.health = health;
        this.metrics = metrics;
        this.server = listen(key, address);
    }

    private DisposableServer listen(String key, OpsAddress address) {
        try {
            return LingeringClose.addTo(HttpServer.create(), LingeringClose.Limits.USUAL)
                    .host(address.host())
                    .port(address.port())
                    .route(routes -> routes.get("/health/live", (request, response) -> live(response))
                            .get("/health/ready", (request, response) -> ready(response))
                            .get("/metrics", (request, response) -> scrape(response)))
                    .bindNow();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "%1$s.port: cannot listen on %2$s:%3$d (%4$s); %1$s.port takes a free port, or 0 for any; %1$s.host one of this machine"
                            .formatted(key, address.host(), address.port(), e.getMessage()),
                    e);
        }
    }

    /** The port it listens at. */
    int port() {
        return server.port();
    }

    private static Publisher<Void> live(HttpServerResponse response) {
        return response.header(CONTENT_TYPE, "text/plain; charset=utf-8").sendString(Mono.just("live\n"));
    }

    private Publisher<Void> ready(HttpServerResponse response) {
        Health.Stage now = health.now();
        return response.status(now.isReady() ? 200 : 503)
                .header(CONTENT_TYPE, "application/json")
                .sendString(Mono.fromSupplier(now::json));
    }

    private Publisher<Void> scrape(HttpServerResponse response) {
        // Gauges ask clients that hold locks: not on an event loop.
        return response.header(CONTENT_TYPE, PROMETHEUS)
                .sendString(Mono.fromSupplier(metrics).subscribeOn(Schedulers.boundedElastic()));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
