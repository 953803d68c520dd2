package io.switchboard.quickstart;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How the process comes to its end: by a key, a signal or a failure, always through {@code main}. */
final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LATE = 3;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CompletableFuture<Integer> finished = new CompletableFuture<>();

    /** Makes signals count as requests, and the exit code ours: a signal's own would hide whether the end was clean. */
    void obeySignals() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::finishAndHalt));
    }

    /** Asks to stop. Who asks twice does not want to wait. */
    void request() {
        if (!requested.complete(null)) {
            finished.complete(LATE);
        }
        // Whatever hangs, the process ends.
        finished.completeOnTimeout(LATE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::haltWhenLate);
    }

    /** Completes when somebody asked. */
    CompletableFuture<Void> requested() {
        return requested.copy();
    }

    boolean isRequested() {
        return requested.isDone();
    }

    /** Everything is closed. */
    void finish(int code) {
        finished.complete(code);
    }

    private void haltWhenLate(int code) {
        if (code == LATE) {
            Runtime.getRuntime().halt(code);
        }
    }

    private void finishAndHalt() {
        requested.complete(null);
        finished.completeOnTimeout(LATE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Runtime.getRuntime().halt(finished.join());
    }
}
