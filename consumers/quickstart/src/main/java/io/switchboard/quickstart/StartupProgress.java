package io.switchboard.quickstart;

import io.switchboard.platform.cli.Shutdown;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Says what starts and how long it took. */
record StartupProgress(PrintStream out, Shutdown shutdown) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The user does not want to go on. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes a step, unless it was asked to stop. */
    <T> T step(String what, Callable<T> work) throws Exception {
        if (shutdown.isRequested()) {
            throw new StoppedException();
        }
        out.printf("  starting %s ...", what);
        out.flush();
        long start = System.nanoTime();
        try {
            T made = work.call();
            out.printf(" %.1f s%n", (System.nanoTime() - start) / NANOS_PER_SECOND);
            return made;
        } catch (Exception failed) {
            out.println();
            throw failed;
        }
    }
}
