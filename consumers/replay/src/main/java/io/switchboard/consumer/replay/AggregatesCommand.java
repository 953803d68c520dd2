package io.switchboard.consumer.replay;

import io.switchboard.consumer.replay.aggregates.AggregatesOrder;
import io.switchboard.consumer.replay.aggregates.AggregatesRun;
import io.switchboard.consumer.replay.aggregates.LiveApp;
import io.switchboard.consumer.replay.aggregates.Outcome;
import io.switchboard.platform.cli.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Computes results of a recorded range anew. */
@Command(
        name = "aggregates",
        description = "Computes status changes and buckets of a recorded range anew, as the live apps did, into topics"
                + " under another prefix. Stopped, it begins anew.")
final class AggregatesCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String BEGIN_ANEW =
            "What it wrote is a part only, and it cannot go on from there. Delete its topics, or name another"
                    + " --to-prefix, and run it again.";

    /** An app that is asked to stop commits first. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Mixin
    private Attempt attempt = new Attempt();

    @Mixin
    private AggregatesOptions options = new AggregatesOptions();

    @Override
    public Integer call() {
        return attempt.at(this::perform, PATIENCE, BEGIN_ANEW);
    }

    private ExitCode perform(Stop stop, Bar bar) {
        AggregatesOrder order = options.order();
        List<LiveApp> apps = attempt.read(options::apps);
        Outcome outcome = new AggregatesRun(apps, stop, bar).run(order);
        bar.close();
        return tell(outcome);
    }

    private ExitCode tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(List<Outcome.Tally> tallies) -> {
                tallies.forEach(this::tell);
                yield ExitCode.OK;
            }
            case Outcome.NothingThere() -> say(ExitCode.OK, "The live topics have nothing in the range.");
            case Outcome.Stopped() -> say(ExitCode.OK, "Stopped. " + BEGIN_ANEW);
            case Outcome.Failed(String app) -> say(ExitCode.FAILED, app + " could not go on. " + BEGIN_ANEW);
        };
    }

    private void tell(Outcome.Tally tally) {
        PrintWriter out = attempt.out();
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
        PrintWriter out = attempt.out();
        out.println(line);
        out.flush();
        return code;
    }
}
