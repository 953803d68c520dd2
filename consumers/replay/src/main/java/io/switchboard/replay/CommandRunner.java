package io.switchboard.replay;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.config.ConfigurationFile.LoadedConfiguration;
import io.switchboard.platform.secret.RedactingLayout;
import io.switchboard.platform.secret.Redactor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: the file, what is printed where, how they stop, and how they fail. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it is done",
            "1:failed",
            "2:the command line, the configuration or the topics cannot work",
            "3:did not stop in time",
            "130, 143:stopped by Ctrl-C or SIGTERM"
        })
final class CommandRunner {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "configuration, YAML")
    private Path config = Path.of("");

    private Redactor redactor = Redactor.ofNothing();

    /** What the configuration file says. From now on, nothing shows its secrets. */
    <T> T read(Function<ConfigSection, T> reader) {
        LoadedConfiguration<T> loaded = new ConfigurationFile(config).load(reader);
        redactor = loaded.redactor();
        RedactingLayout.install(redactor);
        return loaded.configuration();
    }

    /** Where results go. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /**
     * Does the work, and says why if it cannot be done.
     *
     * @param patience how long stopping may take
     * @param advice what to do where it ended before its time
     * @return the code to exit with
     */
    int at(BiFunction<RealTime, ReplayProgress, ExitCode> work, Duration patience, String advice) {
        PrintWriter err = spec.commandLine().getErr();
        try (Shutdown shutdown = Shutdown.onSignal(patience, advice);
                ReplayProgress progress = new ReplayProgress(err)) {
            ExitCode code = work.apply(new RealTime(shutdown), progress);
            shutdown.finish(code);
            return code.code();
        } catch (UsageException e) {
            err.println(redactor.redact(String.valueOf(e.getMessage())));
            return ExitCode.USAGE.code();
        } catch (KafkaException e) {
            err.println("replay failed: " + redactor.redact(reason(e)));
            err.println(advice);
            return ExitCode.FAILED.code();
        }
    }

    /** The innermost cause: those around it say only that something failed. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
