package io.switchboard.consumer.replay;

import io.switchboard.consumer.config.ConfigFile;
import io.switchboard.consumer.config.InvalidConfigException;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.replay.copy.CopyOrder;
import io.switchboard.consumer.replay.copy.CopyRun;
import io.switchboard.consumer.replay.copy.Outcome;
import io.switchboard.consumer.replay.recorded.RefusedException;
import io.switchboard.consumer.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies a part of a topic. */
@Command(
        name = "copy",
        description =
                "Copies a part of a topic to another: timestamps, keys, headers, partitions and order as they are."
                        + " Run again, it goes on where it stopped.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it is copied",
            "1:failed",
            "2:the command line, the configuration or the topics cannot work",
            "3:did not stop in time",
            "130, 143:stopped by Ctrl-C or SIGTERM"
        })
final class CopyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String GO_ON =
            "What was copied is kept. Run the same command again: it goes on where it stopped.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "configuration, YAML")
    private Path config = Path.of("");

    @Mixin
    private CopyOptions options = new CopyOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Stop stop = Stop.onSignal(PATIENCE, GO_ON);
                Bar bar = new Bar(err)) {
            return perform(options.order(), stop, bar).code();
        } catch (InvalidConfigException | RefusedException e) {
            err.println(e.getMessage());
            return ExitCode.REFUSED.code();
        } catch (KafkaException e) {
            err.println("replay failed: " + reason(e));
            err.println(GO_ON);
            return ExitCode.FAILED.code();
        }
    }

    private ExitCode perform(CopyOrder order, Stop stop, Bar bar) {
        StreamsSettings settings = ConfigFile.read(config, file -> StreamsSettings.read(file, "replay"));
        CopyRun run = new CopyRun(settings.kafka(), settings.topics().prefix(), stop, bar);
        Outcome outcome = options.isDryRun() ? run.count(order) : run.copy(order);
        bar.close();
        return new Ending(order, options.isDryRun(), spec.commandLine().getOut()).tell(outcome);
    }

    /** The innermost cause: those around it say only that something failed. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
