package io.switchboard.consumer.run;

import io.switchboard.consumer.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of an app: runs until SIGTERM or Ctrl-C. */
@Command(mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final String LOGGING = "logback.configurationFile";

    private final Function<Path, RunningApp> start;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration, YAML.")
    private Path config = Path.of("");

    private RunCommand(Function<Path, RunningApp> start) {
        this.start = start;
    }

    /**
     * Runs an app for a command line.
     *
     * @param start reads the configuration and starts the app
     * @return the code to exit with: see {@link ExitCode}
     */
    public static int execute(String name, Function<Path, RunningApp> start, String... args) {
        // Not under logback's own name: who runs the app in a process of theirs has a logging of theirs.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "switchboard-consumer-logback.xml");
        }
        return new CommandLine(new RunCommand(start)).setCommandName(name).execute(args);
    }

    @Override
    public Integer call() {
        try (RunningApp app = start.apply(config)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(app)));
            return app.ended().join().code();
        } catch (InvalidConfigException e) {
            System.err.println(e.getMessage());
            return ExitCode.REFUSED.code();
        }
    }

    /** A signal's own exit code would hide whether the app stopped cleanly: halting in the hook sets ours. */
    private static void stop(RunningApp app) {
        app.close();
        Runtime.getRuntime().halt(app.ended().join().code());
    }
}
