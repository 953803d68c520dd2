package io.switchboard.consumer.query;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.switchboard.consumer.http.LingeringClose;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Listens, with threads of its own: few for the network, and as many that block as requests are answered at once. */
final class QueryServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryServer.class);
    private static final Duration FINISHING = Duration.ofSeconds(5);
    private static final Duration RECEIVING = Duration.ofSeconds(10);

    /** A piece of an answer waits behind those before it, which takes a while on a slow line. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int LONGEST_LINE = 16_384;

    /** What waits is not requests, but the next pieces of answers under way. */
    private static final int WAITING = 10_000;

    private final LoopResources threads = LoopResources.create("buckets-query", 1, 2, true);
    private final Scheduler readers;
    private final Forwarding forwarding;
    private final Duration writing;
    private final DisposableServer server;

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if it cannot, saying what to do
     */
    QueryServer(QuerySettings settings, ConversationsApi conversations, BucketsApi buckets) {
        this(settings, conversations, buckets, WRITING);
    }

    /** @param writing how long a caller may take nothing of what is sent: then they are gone, or hopeless */
    QueryServer(QuerySettings settings, ConversationsApi conversations, BucketsApi buckets, Duration writing) {
        this.writing = writing;
        this.readers = Schedulers.newBoundedElastic(
                settings.concurrency(), WAITING, "buckets-reader", (int) IDLE.toSeconds(), true);
        this.forwarding = new Forwarding(settings.token(), settings.concurrency(), threads);
        this.server = listen(settings, new Desk(settings, conversations, buckets, forwarding, readers));
    }

    /** The port it listens at. */
    int port() {
        return server.port();
    }

    /** Lets nobody in any more, and waits some seconds for the answers under way. */
    @Override
    public void close() {
        try {
            server.disposeNow(FINISHING);
        } catch (IllegalStateException e) {
            LOG.warn("Requests were cut off: {}", e.getMessage());
        }
        release();
    }

    private DisposableServer listen(QuerySettings settings, Desk desk) {
        try {
            return LingeringClose.addTo(HttpServer.create(), LingeringClose.Limits.USUAL)
                    .host(settings.host())
                    .port(settings.port())
                    .runOn(threads)
                    // With a group, closing waits for the answers under way.
                    .channelGroup(new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE))
                    .requestTimeout(RECEIVING)
                    .idleTimeout(IDLE)
                    .doOnConnection(caller ->
                            caller.addHandlerFirst(new WriteTimeoutHandler(writing.toMillis(), TimeUnit.MILLISECONDS)))
                    .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(LONGEST_LINE))
                    .handle(desk::handle)
                    .bindNow();
        } catch (RuntimeException e) {
            release();
            throw new IllegalStateException(
                    "five-minute-buckets.query: cannot listen on %s:%d (%s); port takes a free port, or 0 for any; host one of this machine"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private void release() {
        forwarding.close();
        readers.dispose();
        threads.disposeLater(Duration.ZERO, FINISHING).block();
    }
}
