package io.switchboard.collector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line wants to be retired. */
final class RetireRequest {
    @Option(
            names = "--account",
            required = true,
            paramLabel = "NAME",
            description = "the account, as it was configured")
    private String account = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "the dataset, as it was configured: agent-monitor, …; all of the account's without it")
    private @Nullable String dataset;

    @Option(names = "--yes", description = "write it; without it, the command only says what it would write")
    private boolean confirmed;

    String account() {
        return account;
    }

    Optional<String> dataset() {
        return Optional.ofNullable(dataset);
    }

    boolean isConfirmed() {
        return confirmed;
    }
}
