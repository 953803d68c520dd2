package io.switchboard.consumer.replay;

import io.switchboard.consumer.config.ConfigFile;
import io.switchboard.consumer.config.InvalidConfigException;
import io.switchboard.consumer.replay.aggregates.AggregatesOrder;
import io.switchboard.consumer.replay.aggregates.AggregatesRun;
import io.switchboard.consumer.replay.aggregates.LiveApp;
import io.switchboard.consumer.replay.aggregates.Outcome;
import io.switchboard.consumer.replay.recorded.RefusedException;
import io.switchboard.consumer.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes results of a recorded range anew. */
@Command(
        name = "aggregates",
        description = "Computes status changes and buckets of a recorded range anew, as the live apps did, into topics"
                + " under another prefix. Stopped, it begins anew.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it is computed",
            "1:failed",
            "2:the command line, the configuration or the topics cannot work",
            "3:did not stop in time",
            "130, 143:stopped by Ctrl-C or SIGTERM"
        })
final class AggregatesCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String BEGIN_ANEW =
            "What it wrote is a part only, and it cannot go on from there. Delete its topics, or name another"
                    + " --to-prefix, and run it again.";

    /** An app that is asked to stop commits first. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "configuration, YAML")
    private Path config = Path.of("");

    @Mixin
    private AggregatesOptions options = new AggregatesOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Stop stop = Stop.onSignal(PATIENCE, BEGIN_ANEW);
                Bar bar = new Bar(err)) {
            return perform(options.order(), stop, bar).code();
        } catch (InvalidConfigException | RefusedException e) {
            err.println(e.getMessage());
            return ExitCode.REFUSED.code();
        } catch (KafkaException e) {
            err.println("replay failed: " + CopyCommand.reason(e));
            err.println(BEGIN_ANEW);
            return ExitCode.FAILED.code();
        }
    }

    private ExitCode perform(AggregatesOrder order, Stop stop, Bar bar) {
        List<LiveApp> apps = ConfigFile.read(config, options::apps);
        Outcome outcome = new AggregatesRun(apps, stop, bar).run(order);
        bar.close();
        return tell(outcome);
    }

    private ExitCode tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(List<Outcome.Tally> tallies) -> {
                tallies.forEach(this::tell);
                yield ExitCode.CLEAN;
            }
            case Outcome.NothingThere() -> say(ExitCode.CLEAN, "The live topics have nothing in the range.");
            case Outcome.Stopped() -> say(ExitCode.CLEAN, "Stopped. " + BEGIN_ANEW);
            case Outcome.Failed(String app) -> say(ExitCode.FAILED, app + " could not go on. " + BEGIN_ANEW);
        };
    }

    private void tell(Outcome.Tally tally) {
        PrintWriter out = spec.commandLine().getOut();
        double seconds = tally.nanos() / NANOS_PER_SECOND;
        out.printf(
                Locale.ROOT,
                "%s computed anew from %d records in %.1f s: %.0f records/s%n",
                tally.app(),
                tally.taken(),
                seconds,
                tally.taken() / seconds);
        tally.given().forEach((topic, count) -> out.printf("  %s: %d records%n", topic, count));
        out.flush();
    }

    private ExitCode say(ExitCode code, String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return code;
    }
}
