package io.switchboard.cli;

/** The process. */
public final class SwitchboardMain {
    private SwitchboardMain() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String... args) {
        System.exit(SwitchboardCommand.commandLine(args).execute(args));
    }
}
