package io.switchboard.platform.ops;

import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.http.HttpExchange;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.platform.http.ListenAddress;
import io.switchboard.platform.http.Routes;
import io.switchboard.platform.http.ServerLimits;
import java.io.IOException;
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class OpsServer {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private OpsServer() {}

    /**
     * Starts to listen.
     *
     * @param key of the address in the configuration
     * @param metrics the metrics in Prometheus' text format
     * @throws io.switchboard.platform.cli.UsageException if it cannot listen at the address
     */
    public static HttpServer start(
            String key, OpsAddress address, Supplier<Health.Readiness> health, Supplier<String> metrics) {
        Routes routes = new Routes("the paths are /health/live, /health/ready and /metrics")
                .get("/health/live", exchange -> exchange.send(200, "text/plain; charset=utf-8", "live\n"))
                .get("/health/ready", exchange -> ready(health.get(), exchange))
                .get("/metrics", exchange -> exchange.send(200, PROMETHEUS, metrics.get()));
        return HttpServer.start(new ListenAddress(key, address.host(), address.port()), ServerLimits.USUAL, routes);
    }

    private static void ready(Health.Readiness health, HttpExchange exchange) throws IOException {
        exchange.send(
                health.ready() ? 200 : 503, "application/json", health.body().toPrettyString() + "\n");
    }
}
