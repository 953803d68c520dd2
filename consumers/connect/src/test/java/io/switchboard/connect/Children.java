package io.switchboard.connect;

import java.time.Duration;

/** Processes that tests start. */
final class Children {
    private Children() {}

    /** SIGTERM, if there is time for it, and then SIGKILL; returns once it is gone. */
    static void end(Process process, Duration patience) {
        try {
            if (patience.isPositive()) {
                process.destroy();
                process.waitFor(patience);
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it to end; returns its exit code. */
    static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
