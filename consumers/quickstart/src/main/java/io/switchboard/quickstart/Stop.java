package io.switchboard.quickstart;

import io.switchboard.platform.cli.ExitCode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How the process comes to its end: by a key, a signal or a failure, always through {@code main}. */
final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CompletableFuture<ExitCode> finished = new CompletableFuture<>();
    private final PrintStream out;

    Stop(PrintStream out) {
        this.out = out;
    }

    /** Makes signals count as requests. The signal's own exit code says that the end was clean; if not, ours does. */
    void obeySignals() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::finishOnSignal));
    }

    /** Asks to stop. Who asks twice does not want to wait. */
    void request() {
        if (requested.complete(null)) {
            Thread.ofPlatform().daemon().name("patience").start(this::haltWhenLate);
        } else {
            finished.complete(ExitCode.LATE);
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
    void finish(ExitCode code) {
        finished.complete(code);
    }

    /** Whatever hangs, the process ends. */
    private void haltWhenLate() {
        if (code() == ExitCode.LATE) {
            halt(ExitCode.LATE);
        }
    }

    private void finishOnSignal() {
        requested.complete(null);
        ExitCode code = code();
        if (code != ExitCode.OK) {
            halt(code);
        }
    }

    private synchronized void halt(ExitCode code) {
        if (code == ExitCode.LATE) {
            out.println("Ended before all of it was closed; the log, and the data, are left behind.");
            out.flush();
        }
        Runtime.getRuntime().halt(code.code());
    }

    /** The exit code, when everything is closed or patience has ended. */
    private ExitCode code() {
        return finished.completeOnTimeout(ExitCode.LATE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
