package io.switchboard.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that all programs are commands of. */
@Command(
        name = "switchboard",
        description = "Polls contact-centre APIs, streams what changed onto Kafka, and computes from it.",
        mixinStandardHelpOptions = true,
        versionProvider = SwitchboardVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  switchboard quickstart                        all of it on this machine, against a simulated vendor",
            "  switchboard check --config switchboard.yaml   one test call per dataset",
            "  switchboard COMMAND --help                    options and an example of each command",
            "  source <(switchboard completion)              completes commands and options in bash and zsh"
        })
final class SwitchboardCommand {
    private static final int COLUMNS = 100;

    private SwitchboardCommand() {}

    /** With the program that the arguments name and no other; with all of them, for help, if they name none. */
    static CommandLine commandLine(String... args) {
        CommandLine root = new CommandLine(new SwitchboardCommand());
        Optional<SwitchboardProgram> named = SwitchboardProgram.named(args);
        Stream<SwitchboardProgram> programs =
                named.isPresent() ? named.stream() : Arrays.stream(SwitchboardProgram.values());
        programs.forEach(program -> root.addSubcommand(program.load().setCommandName(program.command())));
        root.addSubcommand(new CommandLine(new GenerateCompletion()).setCommandName("completion"));
        root.getSubcommands().values().forEach(SwitchboardCommand::giveVersion);
        return root.setUsageHelpWidth(COLUMNS);
    }

    private static void giveVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new SwitchboardVersion());
        command.getSubcommands().values().forEach(SwitchboardCommand::giveVersion);
    }
}
