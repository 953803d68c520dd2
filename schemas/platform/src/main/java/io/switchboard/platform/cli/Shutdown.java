package io.switchboard.platform.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of a process by SIGTERM or Ctrl-C, or by a request of its user: the work is asked to stop, and has a time for
 * it. The signal's own exit code, 143 or 130, then says that the process ended in order. If the work failed or is late,
 * the process halts with the code that says so.
 */
public final class Shutdown implements AutoCloseable {
    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CompletableFuture<ExitCode> finished = new CompletableFuture<>();
    private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stopOnSignal);
    private final Duration patience;
    private final Runnable whenLate;

    private Shutdown(Duration patience, Runnable whenLate) {
        this.patience = patience;
        this.whenLate = whenLate;
    }

    /**
     * Listens to signals until closed.
     *
     * @param patience how long the work may take to stop
     * @param whenLate is called before the process halts because the work took longer
     */
    public static Shutdown onSignal(Duration patience, Runnable whenLate) {
        Shutdown shutdown = new Shutdown(patience, whenLate);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /** As {@link #onSignal(Duration, Runnable)}; prints to standard error that the work is late. */
    public static Shutdown onSignal(Duration patience, String advice) {
        return onSignal(patience, () -> System.err.println("It did not stop in time. " + advice));
    }

    /** Asks the work to stop, as a signal does. A second request does not wait for it: the process halts. */
    public void request() {
        if (requested.complete(null)) {
            Thread.ofPlatform().daemon().name("patience").start(this::haltWhenLate);
        } else {
            finished.complete(ExitCode.LATE);
        }
    }

    /** Completes when the work is asked to stop. */
    public CompletableFuture<Void> requested() {
        return requested.copy();
    }

    /** Whether the work is asked to stop. */
    public boolean isRequested() {
        return requested.isDone();
    }

    /** Returns when the work is asked to stop, or after a time. */
    public void await(Duration time) {
        requested()
                .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    /** Says how the work ended; only the first call counts. */
    public void finish(ExitCode code) {
        finished.complete(code);
    }

    /** The work has ended, and signals end the process at once. */
    @Override
    public void close() {
        finish(ExitCode.OK);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalled) {
            // The hook runs, and lets the process end.
        }
    }

    private void stopOnSignal() {
        requested.complete(null);
        ExitCode code = code();
        if (code != ExitCode.OK) {
            halt(code);
        }
    }

    private void haltWhenLate() {
        if (code() == ExitCode.LATE) {
            halt(ExitCode.LATE);
        }
    }

    private ExitCode code() {
        return finished.completeOnTimeout(ExitCode.LATE, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private synchronized void halt(ExitCode code) {
        if (code == ExitCode.LATE) {
            whenLate.run();
        }
        Runtime.getRuntime().halt(code.code());
    }
}
