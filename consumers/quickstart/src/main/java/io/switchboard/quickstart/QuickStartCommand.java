package io.switchboard.quickstart;

import io.switchboard.local.LoopbackPorts;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import io.switchboard.platform.cli.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that starts everything, shows it until it is asked to stop, and leaves nothing behind. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Runs all of Switchboard on this machine, against a simulated vendor, until Ctrl-C.",
        footerHeading = "%nExample:%n",
        footer = "  ${COMMAND-FULL-NAME} --speed 60 --port kafka=19092")
public final class QuickStartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out = System.out;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "12",
            description = "Simulated seconds per second, 1 to 200 (${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--agents",
            paramLabel = "N",
            defaultValue = "40",
            description = "Simulated agents, 1 to 10000 (${DEFAULT-VALUE}).")
    private int agents;

    @Option(
            names = "--port",
            paramLabel = "SERVER=PORT",
            description = "Port of a server, 0 for a free one; repeatable. Servers: ${COMPLETION-CANDIDATES}.")
    private Map<PortOwner, Integer> ports = new EnumMap<>(PortOwner.class);

    private QuickStartCommand() {}

    /** The command with its options. */
    public static CommandLine command() {
        return new CommandLine(new QuickStartCommand());
    }

    @Override
    public Integer call() {
        try (Shutdown shutdown = Shutdown.onSignal(PATIENCE, this::sayWhatIsLeft)) {
            ExitCode code = run(shutdown);
            shutdown.finish(code);
            return code.code();
        }
    }

    private void sayWhatIsLeft() {
        out.println("Ended before all of it was closed; the log, and the data, are left behind.");
        out.flush();
    }

    private ExitCode run(Shutdown shutdown) {
        try {
            QuickStartOptions options = new QuickStartOptions(speed, agents, ports);
            return run(options, PortPlan.of(options.ports(), LoopbackPorts::isFree), shutdown);
        } catch (UsageException refused) {
            System.err.println(refused.getMessage());
            return ExitCode.USAGE;
        }
    }

    private ExitCode run(QuickStartOptions options, PortPlan ports, Shutdown shutdown) {
        RunFolder workspace = RunFolder.create();
        ExitCode code = run(options, ports, workspace, shutdown);
        if (code == ExitCode.OK && workspace.remove()) {
            out.println("Stopped; nothing is left behind.");
        } else {
            out.println("The log, and the data, are in " + workspace.folder());
        }
        out.flush();
        return code;
    }

    private ExitCode run(QuickStartOptions options, PortPlan ports, RunFolder workspace, Shutdown shutdown) {
        // Halting leaves JLine's library behind; with the workspace it goes.
        System.setProperty("jline.tmpdir", workspace.folder().toString());
        try (PrintStream _ = logInto(workspace);
                KeyConsole _ = KeyConsole.open(shutdown)) {
            greet(options, ports);
            try (RunningServices services =
                    start(new ServiceStartup(options, ports, workspace, new StartupProgress(out, shutdown)))) {
                return show(services, shutdown);
            }
        } catch (StartupProgress.StoppedException asked) {
            return ExitCode.OK;
        } catch (Exception | LinkageError failed) {
            LoggerFactory.getLogger(QuickStartCommand.class).error("Cannot start", failed);
            out.println("Cannot start: " + failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    /**
     * Log lines go to standard error, and that to a file, as does what libraries print: the terminal shows the view
     * alone.
     */
    private static PrintStream logInto(RunFolder workspace) throws IOException {
        PrintStream log = workspace.printToLog();
        System.setOut(log);
        System.setErr(log);
        return log;
    }

    private void greet(QuickStartOptions options, PortPlan ports) {
        out.printf("Switchboard: %d simulated agents, %s. Ctrl-C stops.%n", options.agents(), options.pace());
        ports.notes().forEach(note -> out.println("  " + note));
    }

    private RunningServices start(ServiceStartup startup) throws Exception {
        long start = System.nanoTime();
        RunningServices services = startup.start();
        out.printf("  ready after %.1f s%n", (System.nanoTime() - start) / NANOS_PER_SECOND);
        return services;
    }

    /** One line for each change, until something ends. */
    private ExitCode show(RunningServices services, Shutdown shutdown) {
        ConsoleLines.introduction(services.addresses()).forEach(out::println);
        Optional<String> failed = Optional.empty();
        while (!shutdown.isRequested() && failed.isEmpty()) {
            services.feed().poll(A_MOMENT).stream().map(ConsoleLines::change).forEach(out::println);
            out.flush();
            failed = services.failed();
        }
        if (failed.isPresent() && !shutdown.isRequested()) {
            out.printf("Stopping: %s ended on its own. The log says why; then start again.%n", failed.get());
            return ExitCode.FAILED;
        }
        out.println("Stopping ...");
        return ExitCode.OK;
    }
}
