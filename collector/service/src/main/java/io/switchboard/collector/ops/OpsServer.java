package io.switchboard.collector.ops;

import io.switchboard.platform.config.OpsAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} over HTTP. */
public final class OpsServer {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Supplier<String> metrics;
    private final HealthJson json = new HealthJson();

    /**
     * Makes a server that is not listening yet.
     *
     * @param health what the collector knows of itself
     * @param metrics the metrics in Prometheus' text format; asked for on a thread that may wait
     */
    public OpsServer(Health health, Supplier<String> metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /**
     * Begins to listen. Whoever asked closes what comes.
     *
     * @return the server once it listens; or {@link CannotListen}
     */
    public Mono<? extends DisposableServer> start(OpsAddress address) {
        return HttpServer.create()
                .host(address.host())
                .port(address.port())
                .route(routes -> routes.get("/health/live", (request, response) -> live(response))
                        .get("/health/ready", (request, response) -> ready(response))
                        .get("/metrics", (request, response) -> scrape(response)))
                .bind()
                .onErrorMap(OpsServer::isBinding, e -> new CannotListen(address, e));
    }

    private static Publisher<Void> live(HttpServerResponse response) {
        return response.header(CONTENT_TYPE, "text/plain; charset=utf-8").sendString(Mono.just("live\n"));
    }

    private Publisher<Void> ready(HttpServerResponse response) {
        Health.Report report = health.report();
        return response.status(report.isReady() ? 200 : 503)
                .header(CONTENT_TYPE, "application/json")
                .sendString(Mono.fromSupplier(() -> json.write(report)));
    }

    private Publisher<Void> scrape(HttpServerResponse response) {
        // Gauges ask clients that hold locks: not on an event loop.
        return response.header(CONTENT_TYPE, PROMETHEUS)
                .sendString(Mono.fromSupplier(metrics).subscribeOn(Schedulers.boundedElastic()));
    }

    private static boolean isBinding(Throwable e) {
        return e instanceof ChannelBindException || e instanceof SocketException || e instanceof UnknownHostException;
    }

    /** The address is taken, or not of this machine. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotListen(OpsAddress address, Throwable cause) {
            super(
                    "ops.port: cannot listen on %s:%d (%s); ops.port takes a free port, or 0 for any; ops.host one of this machine"
                            .formatted(address.host(), address.port(), cause.getMessage()),
                    cause);
        }
    }
}
