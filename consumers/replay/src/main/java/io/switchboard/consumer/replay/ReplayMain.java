package io.switchboard.consumer.replay;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "replay",
        description = "What is on topics already, once more.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  ${COMMAND-FULL-NAME} copy --help", "  ${COMMAND-FULL-NAME} recompute --help"},
        subcommands = {CopyCommand.class, RecomputeCommand.class})
public final class ReplayMain {
    private static final String LOGGING = "logback.configurationFile";

    private ReplayMain() {}

    /** The program. */
    public static void main(String... args) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "switchboard-consumer-logback.xml");
        }
        System.exit(execute(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                args));
    }

    /**
     * Runs a command line.
     *
     * @return the code to exit with: see {@link io.switchboard.platform.cli.ExitCode}
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    /** The command, for a program that has others beside it. */
    public static CommandLine commandLine() {
        return new CommandLine(new ReplayMain());
    }
}
