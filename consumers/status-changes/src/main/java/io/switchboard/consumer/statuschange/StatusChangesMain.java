package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.run.RunCommand;
import picocli.CommandLine;

/** The process. */
public final class StatusChangesMain {
    private StatusChangesMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(commandLine(), args));
    }

    /** The command, for a program that has others beside it. */
    public static CommandLine commandLine() {
        return RunCommand.of(
                StatusChangesApp.NAME,
                "Computes who changed from which status to which, and when, until stopped.",
                StatusChangesConfig::read,
                StatusChangesApp::start);
    }
}
