package io.switchboard.replay;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that copies and recomputes what is on topics already. */
@Command(
        name = "replay",
        description = "What is on topics already, once more.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  ${COMMAND-FULL-NAME} copy --help", "  ${COMMAND-FULL-NAME} recompute --help"},
        subcommands = {CopyCommand.class, RecomputeCommand.class})
public final class ReplayCommand {
    private ReplayCommand() {}

    /** The command with its options. */
    public static CommandLine command() {
        return new CommandLine(new ReplayCommand());
    }
}
