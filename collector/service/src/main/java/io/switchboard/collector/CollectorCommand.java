package io.switchboard.collector;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.secret.RedactingLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The collector's commands: read the configuration, refuse what cannot work, and hand the rest to the work. */
@Command(name = "collector")
public final class CollectorCommand {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorCommand.class);

    private final CommandWork work;
    private final Function<String, @Nullable String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * The commands in another time.
     *
     * @param time gives the time and waits between polls
     */
    public static CollectorCommand in(Scheduler time) {
        return new CollectorCommand(new Commands(time), System::getenv);
    }

    /** The same, printing elsewhere than the process prints. */
    public static CollectorCommand in(Scheduler time, PrintWriter out, PrintWriter err) {
        return new CollectorCommand(new Commands(time), System::getenv, out, err);
    }

    /** Takes what the commands do, and the variables that a configuration may name. Prints where the process prints. */
    public CollectorCommand(CommandWork work, Function<String, @Nullable String> environment) {
        this(
                work,
                environment,
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()));
    }

    CollectorCommand(
            CommandWork work, Function<String, @Nullable String> environment, PrintWriter out, PrintWriter err) {
        this.work = work;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** What the commands do with a configuration that can work. */
    public interface CommandWork {

        /** Polls until it is stopped; returns the exit code. */
        int collect(CollectorConfig configuration) throws Exception;

        /** Makes one test call per target and prints what came; returns the exit code. */
        int check(CollectorConfig configuration, PrintWriter out) throws Exception;

        /** Reads a part of the past again; returns the exit code. */
        int backfill(CollectorConfig configuration, BackfillRequest order, PrintWriter out) throws Exception;

        /** Ends what is on Kafka of an account that is no longer configured; returns the exit code. */
        int retire(CollectorConfig configuration, RetireRequest order, PrintWriter out) throws Exception;
    }

    /**
     * One of the commands, for a program that has others beside it.
     *
     * @param name collect, check, backfill or retire
     */
    public static CommandLine command(String name) {
        CommandLine collector = in(Schedulers.parallel()).commandLine();
        return Objects.requireNonNull(collector.getSubcommands().get(name), () -> "no command " + name);
    }

    /** Runs a command line; returns the exit code. */
    public int execute(String... args) {
        return commandLine().execute(args);
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new CollectorCommands.CollectCommand(this))
                .addSubcommand(new CollectorCommands.CheckCommand(this))
                .addSubcommand(new CollectorCommands.BackfillSubcommand(this))
                .addSubcommand(new CollectorCommands.RetireSubcommand(this))
                .setOut(out)
                .setErr(err);
    }

    /** Does a part of the work with the configuration of a file; returns the exit code. */
    int with(Path file, CommandStep step) {
        try {
            return perform(CollectorConfig.load(file, environment), step);
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println("conf/switchboard.yaml of the distribution shows every key with its default.");
            err.flush();
            return ExitCode.USAGE.code();
        }
    }

    private int perform(CollectorConfig configuration, CommandStep step) {
        RedactingLayout.install(configuration.redactor());
        try {
            return step.take(work, configuration, out);
        } catch (UsageException e) {
            err.println(configuration.redactor().redact(String.valueOf(e.getMessage())));
            err.flush();
            return ExitCode.USAGE.code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(configuration, e);
        } catch (Exception e) {
            return failed(configuration, e);
        } finally {
            out.flush();
        }
    }

    private int failed(CollectorConfig configuration, Exception e) {
        LOG.error("The command failed", e);
        err.println("collector failed: " + configuration.redactor().redact(e.toString()));
        err.flush();
        return ExitCode.FAILED.code();
    }

    /** What a command takes of the work. */
    interface CommandStep {
        int take(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception;
    }
}
