package io.switchboard.wallboard;

import io.netty.buffer.Unpooled;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.switchboard.consumer.http.LingeringClose;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Serves the page, and to each viewer what is broadcast. Nothing here blocks but starting and stopping. */
final class BoardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
    private static final Duration FINISHING = Duration.ofSeconds(5);
    private static final Duration RECEIVING = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final String EVENTS = "/events";
    private static final String AGAIN_SOON = "5";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final LoopResources threads = LoopResources.create("wallboard", 1, 2, true);
    private final Patience patience;
    private final Semaphore places;
    private final Broadcast broadcast;
    private final PageFiles files = new PageFiles();
    private final Visitors visitors;
    private final DisposableServer server;

    /**
     * How much viewers may take of the server.
     *
     * @param viewers at once
     * @param writing how long one may take nothing of what is sent: then they are gone, or hopeless
     */
    record Patience(int viewers, Duration writing) {
        static final Patience USUAL = new Patience(200, Duration.ofSeconds(10));
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if it cannot, saying what to do
     */
    BoardServer(WallboardSettings settings, Broadcast broadcast) {
        this(settings, broadcast, Patience.USUAL);
    }

    BoardServer(WallboardSettings settings, Broadcast broadcast, Patience patience) {
        this.broadcast = broadcast;
        this.patience = patience;
        this.places = new Semaphore(patience.viewers());
        this.visitors = Visitors.of(settings);
        this.server = listen(settings);
    }

    /** The port it listens at. */
    int port() {
        return server.port();
    }

    /** How many viewers are sent what changes at this moment. */
    int viewers() {
        return patience.viewers() - places.availablePermits();
    }

    /** Ends all viewers' streams, and lets nobody in any more. */
    @Override
    public void close() {
        broadcast.end();
        try {
            server.disposeNow(FINISHING);
        } catch (IllegalStateException e) {
            LOG.warn("Viewers were cut off: {}", e.getMessage());
        }
        threads.disposeLater(Duration.ZERO, FINISHING).block();
    }

    private DisposableServer listen(WallboardSettings settings) {
        try {
            return LingeringClose.addTo(HttpServer.create(), LingeringClose.Limits.USUAL)
                    .host(settings.host())
                    .port(settings.port())
                    .runOn(threads)
                    // With a group, closing waits for what is being sent.
                    .channelGroup(new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE))
                    .requestTimeout(RECEIVING)
                    .idleTimeout(IDLE)
                    .doOnConnection(viewer -> viewer.addHandlerFirst(
                            new WriteTimeoutHandler(patience.writing().toMillis(), TimeUnit.MILLISECONDS)))
                    .handle(this::handle)
                    .bindNow();
        } catch (RuntimeException e) {
            threads.disposeLater(Duration.ZERO, FINISHING).block();
            throw new IllegalStateException(
                    "wallboard: cannot listen on %s:%d (%s); port takes a free port, or 0 for any; host one of this machine"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        if (!visitors.lets(request.requestHeaders().get(HttpHeaderNames.HOST))) {
            return refuse(
                    response,
                    HttpResponseStatus.MISDIRECTED_REQUEST,
                    "ask for 127.0.0.1 or localhost, or put this name into wallboard.names");
        }
        if (!request.method().equals(HttpMethod.GET)) {
            response.header(HttpHeaderNames.ALLOW, "GET");
            return refuse(response, HttpResponseStatus.METHOD_NOT_ALLOWED, "use GET");
        }
        if (request.fullPath().equals(EVENTS)) {
            return show(response);
        }
        String known = request.requestHeaders().get(HttpHeaderNames.IF_NONE_MATCH);
        return files.find(request.fullPath())
                .map(file -> send(file, file.etag().equals(known), response))
                .orElseGet(() -> refuse(response, HttpResponseStatus.NOT_FOUND, "the wallboard is at /"));
    }

    private Mono<Void> show(HttpServerResponse response) {
        if (!places.tryAcquire()) {
            response.header(HttpHeaderNames.RETRY_AFTER, AGAIN_SOON);
            return refuse(response, HttpResponseStatus.SERVICE_UNAVAILABLE, "there are too many viewers; ask again");
        }
        return response.sse()
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .send(broadcast.events().map(Unpooled::wrappedBuffer), _ -> true)
                .then()
                .doFinally(_ -> places.release());
    }

    /** A browser asks each time whether what it has is still the same. */
    private static Mono<Void> send(PageFiles.PageFile file, boolean isKnown, HttpServerResponse response) {
        response.header(HttpHeaderNames.ETAG, file.etag()).header(HttpHeaderNames.CACHE_CONTROL, "no-cache");
        if (isKnown) {
            return response.status(HttpResponseStatus.NOT_MODIFIED).send();
        }
        return response.header(HttpHeaderNames.CONTENT_TYPE, file.type())
                .sendString(Mono.just(file.content()))
                .then();
    }

    private static Mono<Void> refuse(HttpServerResponse response, HttpResponseStatus status, String why) {
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .sendString(Mono.just(why + "\n"))
                .then();
    }
}
