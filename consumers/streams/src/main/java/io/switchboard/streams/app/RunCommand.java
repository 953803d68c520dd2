package io.switchboard.streams.app;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.config.ConfigurationFile.LoadedConfiguration;
import io.switchboard.platform.secret.RedactingLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line of a program: runs until SIGTERM or Ctrl-C.
 *
 * @param <C> the program's configuration
 */
@Command(
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ${COMMAND-FULL-NAME} --config switchboard.yaml")
public final class RunCommand<C> implements Callable<Integer> {
    /** The streams themselves give up after 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final Function<ConfigSection, C> reader;
    private final Function<C, ? extends RunningProgram> start;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration, YAML.")
    private Path config = Path.of("");

    private RunCommand(Function<ConfigSection, C> reader, Function<C, ? extends RunningProgram> start) {
        this.reader = reader;
        this.start = start;
    }

    /**
     * The command that runs a program.
     *
     * @param description what the program does, one sentence
     * @param reader reads the program's configuration
     * @param start starts the program
     */
    public static <C> CommandLine of(
            String name,
            String description,
            Function<ConfigSection, C> reader,
            Function<C, ? extends RunningProgram> start) {
        CommandLine command = new CommandLine(new RunCommand<>(reader, start)).setCommandName(name);
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    @Override
    public Integer call() {
        try {
            LoadedConfiguration<C> loaded = new ConfigurationFile(config).load(reader);
            RedactingLayout.install(loaded.redactor());
            return run(loaded.configuration()).code();
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE.code();
        }
    }

    private ExitCode run(C configuration) {
        RunningProgram program = start.apply(configuration);
        try (Shutdown shutdown = Shutdown.onSignal(PATIENCE, "What was not committed is computed again.")) {
            try (program) {
                CompletableFuture.anyOf(program.ended(), shutdown.requested()).join();
            }
            ExitCode code = program.ended().join();
            shutdown.finish(code);
            return code;
        }
    }
}
