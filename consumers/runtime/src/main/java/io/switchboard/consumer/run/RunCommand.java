package io.switchboard.consumer.run;

import io.switchboard.consumer.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of a program: runs until SIGTERM or Ctrl-C. */
@Command(mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final String LOGGING = "logback.configurationFile";

    private final Function<Path, ? extends RunningProgram> start;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration, YAML.")
    private Path config = Path.of("");

    private RunCommand(Function<Path, ? extends RunningProgram> start) {
        this.start = start;
    }

    /**
     * Runs a program for a command line.
     *
     * @param start reads the configuration and starts the program
     * @return the code to exit with: see {@link ExitCode}
     */
    public static int execute(String name, Function<Path, ? extends RunningProgram> start, String... args) {
        // Not under logback's own name: who runs it in a process of theirs has a logging of theirs.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "switchboard-consumer-logback.xml");
        }
        return new CommandLine(new RunCommand(start)).setCommandName(name).execute(args);
    }

    @Override
    public Integer call() {
        try (RunningProgram program = start.apply(config)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(program)));
            return program.ended().join().code();
        } catch (InvalidConfigException e) {
            System.err.println(e.getMessage());
            return ExitCode.REFUSED.code();
        }
    }

    /** A signal's own exit code would hide whether the program stopped cleanly: halting in the hook sets ours. */
    private static void stop(RunningProgram program) {
        program.close();
        Runtime.getRuntime().halt(program.ended().join().code());
    }
}
