package io.switchboard.local;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a broker that fails from ending the whole process, as a server of its own would. */
final class ExitGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ExitGuard.class);

    private ExitGuard() {}

    /** Holds for the rest of the process: a broker may fail after it was closed. Repeating it changes nothing. */
    static void install() {
        Exit.setExitProcedure(ExitGuard::refuse);
        Exit.setHaltProcedure(ExitGuard::refuse);
    }

    private static void refuse(int status, @Nullable String message) {
        LOG.error("The broker failed and wanted to end the process: status {}, {}", status, message);
        throw new IllegalStateException("the broker failed with status %d: %s".formatted(status, message));
    }
}
