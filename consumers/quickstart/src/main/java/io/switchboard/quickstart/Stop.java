package io.switchboard.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How the process comes to its end: by a key, a signal or a failure, always through {@code main}. */
final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LATE = 3;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CompletableFuture<Integer> finished = new CompletableFuture<>();
    private final PrintStream out;

    Stop(PrintStream out) {
        this.out = out;
    }

    /** Makes signals count as requests, and the exit code ours: a signal's own would hide whether the end was clean. */
    void obeySignals() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::finishAndHalt));
    }

    /** Asks to stop. Who asks twice does not want to wait. */
    void request() {
        if (requested.complete(null)) {
            Thread.ofPlatform().daemon().name("patience").start(this::haltWhenLate);
        } else {
            finished.complete(LATE);
        }
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

    /** Whatever hangs, the process ends. */
    private void haltWhenLate() {
        if (code() == LATE) {
            halt(LATE);
        }
    }

    private void finishAndHalt() {
        requested.complete(null);
        halt(code());
    }

    private synchronized void halt(int code) {
        if (code == LATE) {
            out.println("Ended before all of it was closed; the log, and the data, are left behind.");
            out.flush();
        }
        Runtime.getRuntime().halt(code);
    }

    /** The exit code, when everything is closed or patience has ended. */
    private int code() {
        return finished.completeOnTimeout(LATE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
