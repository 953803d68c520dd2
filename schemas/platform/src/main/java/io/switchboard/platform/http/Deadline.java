package io.switchboard.platform.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes something that takes too long, unless this is closed before: what blocks on it then fails. */
public final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> timer = new CompletableFuture<>();
    private final CompletableFuture<Void> end;

    private Deadline(Closeable late, Duration longest) {
        end = timer.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> close(late));
    }

    /** Begins to count. */
    public static Deadline of(Closeable late, Duration longest) {
        return new Deadline(late, longest);
    }

    /** Whether the time has passed. */
    public boolean hasPassed() {
        return timer.isDone() && !timer.isCancelled();
    }

    @Override
    public void close() {
        end.cancel(false);
        timer.cancel(false);
    }

    private static void close(Closeable late) {
        try {
            late.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
