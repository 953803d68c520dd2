package io.switchboard.wallboard;

import io.switchboard.platform.http.HostAllowList;
import io.switchboard.platform.http.HttpExchange;
import io.switchboard.platform.http.HttpHandler;
import io.switchboard.platform.http.HttpProblem;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.platform.http.ListenAddress;
import io.switchboard.platform.http.Routes;
import io.switchboard.platform.http.ServerLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Serves the page, and to each viewer what is broadcast. */
final class WallboardServer implements AutoCloseable {
    private static final int RETRY_SECONDS = 5;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ViewerBroadcast broadcast;
    private final ViewerLimits limits;
    private final Semaphore places;
    private final HttpServer server;

    /**
     * What viewers may take of the server.
     *
     * @param viewers at once
     * @param writing how long a viewer may take nothing of what is sent; the connection is closed after that
     */
    record ViewerLimits(int viewers, Duration writing) {
        static final ViewerLimits USUAL = new ViewerLimits(200, Duration.ofSeconds(10));
    }

    /**
     * Starts to listen.
     *
     * @throws io.switchboard.platform.cli.UsageException if it cannot; says which setting to change
     */
    WallboardServer(WallboardSettings settings, ViewerBroadcast broadcast) {
        this(settings, broadcast, ViewerLimits.USUAL);
    }

    WallboardServer(WallboardSettings settings, ViewerBroadcast broadcast, ViewerLimits limits) {
        this.broadcast = broadcast;
        this.limits = limits;
        this.places = new Semaphore(limits.viewers());
        HttpHandler root = HostAllowList.of(settings.host(), settings.names())
                .guard("use 127.0.0.1 or localhost, or add this name to wallboard.names", routes());
        this.server = HttpServer.start(
                new ListenAddress(Wallboard.NAME, settings.host(), settings.port()),
                ServerLimits.USUAL.withWriting(limits.writing()),
                exchange -> root.handle(secured(exchange)));
    }

    /** The port it listens on. */
    int port() {
        return server.port();
    }

    /** How many viewers are sent what changes at this moment. */
    int viewers() {
        return limits.viewers() - places.availablePermits();
    }

    /** Ends the streams of all viewers, and accepts no more of them. */
    @Override
    public void close() {
        broadcast.end();
        server.close();
    }

    private Routes routes() {
        Routes routes = new Routes("the wallboard is at /").get("/events", this::stream);
        PageFiles.read().forEach((path, file) -> routes.get(path, exchange -> send(file, exchange)));
        return routes;
    }

    private static HttpExchange secured(HttpExchange exchange) {
        return exchange.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            throw HttpProblem.temporary(503, "there are too many viewers; try again", RETRY_SECONDS);
        }
        try (Stream<byte[]> events = broadcast.events().toStream(1)) {
            exchange.with("Cache-Control", "no-store").stream(200, "text/event-stream", out -> {
                for (Iterator<byte[]> each = events.iterator(); each.hasNext(); ) {
                    out.write(each.next());
                    out.flush();
                }
            });
        } catch (IllegalStateException e) {
            throw new IOException("a viewer is too far behind", e);
        } finally {
            places.release();
        }
    }

    /** A browser asks each time whether the file that it has is still the same. */
    private static void send(PageFiles.PageFile file, HttpExchange exchange) throws IOException {
        exchange.with("ETag", file.etag()).with("Cache-Control", "no-cache");
        if (file.etag().equals(exchange.header("If-None-Match"))) {
            exchange.send(304);
        } else {
            exchange.send(200, file.type(), file.content());
        }
    }
}
