package io.switchboard.streams.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an app when one of its threads has failed: it ends.
 *
 * <p>But an app that stood still for longer than a transaction may last finds it aborted by the broker, and begins
 * again where it committed last. Streams sees to that by itself, unless its commit was already on the way: the broker
 * calls the transaction's state invalid then, which Streams takes for the thread's end (KAFKA-20785). That commit had
 * no effect either, so that a new thread may go on. If it comes to that again and again, something else is wrong, and
 * the app ends, as it does for any other failure.
 */
final class StreamThreadFailureHandler implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamThreadFailureHandler.class);

    /** So many threads an app may have; each of them may have been in the middle of a commit. */
    private static final int MOST_REPLACED = 10;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Deque<Instant> replaced = new ArrayDeque<>();
    private final Runnable end;
    private final InstantSource clock;

    /** @param end lets the app end */
    StreamThreadFailureHandler(Runnable end, InstantSource clock) {
        this.end = end;
        this.clock = clock;
    }

    /** What ended the app, if that did. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable e) {
        if (isRolledBack(e) && mayReplace()) {
            LOG.warn("A commit came after the broker had aborted its transaction: beginning again where it was", e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failure.compareAndSet(null, e);
        end.run();
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private synchronized boolean mayReplace() {
        Instant now = clock.instant();
        replaced.removeIf(earlier -> earlier.plus(WITHIN).isBefore(now));
        return replaced.size() < MOST_REPLACED && replaced.add(now);
    }

    private static boolean isRolledBack(Throwable e) {
        return Stream.iterate(e, each -> each != null, Throwable::getCause)
                .anyMatch(InvalidTxnStateException.class::isInstance);
    }
}
