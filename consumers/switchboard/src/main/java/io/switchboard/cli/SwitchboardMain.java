package io.switchboard.cli;

/** The process. */
public final class SwitchboardMain {
    private static final String LOGGING = "logback.configurationFile";

    private SwitchboardMain() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String... args) {
        SwitchboardProgram.named(args).flatMap(SwitchboardProgram::logging).ifPresent(SwitchboardMain::logBy);
        System.exit(Switchboard.commandLine(args).execute(args));
    }

    private static void logBy(String file) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, file);
        }
    }
}
