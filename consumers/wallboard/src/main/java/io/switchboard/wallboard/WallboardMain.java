package io.switchboard.wallboard;

import io.switchboard.consumer.run.RunCommand;
import picocli.CommandLine;

/** The process. */
public final class WallboardMain {
    private WallboardMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(commandLine(), args));
    }

    /** The command, for a program that has others beside it. */
    public static CommandLine commandLine() {
        return RunCommand.of(
                Wallboard.NAME,
                "Serves a live page of the last hour until stopped.",
                WallboardConfig::read,
                Wallboard::start);
    }
}
