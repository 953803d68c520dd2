package io.switchboard.replay;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.replay.recompute.AggregatesRun;
import io.switchboard.replay.recompute.LiveApp;
import io.switchboard.replay.recompute.RecomputeOutcome;
import io.switchboard.replay.recompute.RecomputeRequest;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Computes results of a recorded range again. */
@Command(
        name = "recompute",
        description = "Computes status changes and buckets of a recorded range again, as the live apps did, into topics"
                + " under another prefix. Stopped, it cannot be continued.",
        footer = {
            "  ${COMMAND-FULL-NAME} --config switchboard.yaml --to-prefix recomputed \\",
            "    --from 2026-11-01 --to 2026-11-02"
        })
final class RecomputeCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String START_OVER =
            "What it wrote is a part only, and it cannot go on from there. Delete its topics, or name another"
                    + " --to-prefix, and run it again.";

    /** An app that is asked to stop commits first. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Mixin
    private CommandRunner attempt = new CommandRunner();

    @Mixin
    private RecomputeOptions options = new RecomputeOptions();

    @Override
    public Integer call() {
        return attempt.at(this::perform, PATIENCE, START_OVER);
    }

    private ExitCode perform(RealTime time, ReplayProgress progress) {
        RecomputeRequest order = options.order();
        List<LiveApp> apps = attempt.read(options::apps);
        RecomputeOutcome outcome = new AggregatesRun(apps, time, progress).run(order);
        progress.close();
        return tell(outcome);
    }

    private ExitCode tell(RecomputeOutcome outcome) {
        return switch (outcome) {
            case RecomputeOutcome.RecomputeDone(List<RecomputeOutcome.RecomputeStats> tallies) -> {
                tallies.forEach(this::tell);
                yield ExitCode.OK;
            }
            case RecomputeOutcome.NothingToRecompute() ->
                say(ExitCode.OK, "The live topics have nothing in the range.");
            case RecomputeOutcome.RecomputeStopped() -> say(ExitCode.OK, "Stopped. " + START_OVER);
            case RecomputeOutcome.RecomputeFailed(String app) ->
                say(ExitCode.FAILED, app + " could not go on. " + START_OVER);
        };
    }

    private void tell(RecomputeOutcome.RecomputeStats tally) {
        PrintWriter out = attempt.out();
        double seconds = tally.nanos() / NANOS_PER_SECOND;
        out.printf(
                Locale.ROOT,
                "%s recomputed from %d records in %.1f s: %.0f records/s%n",
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
