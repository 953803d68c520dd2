package io.switchboard.replay;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.replay.copy.CopyOutcome;
import io.switchboard.replay.copy.CopyRequest;
import io.switchboard.replay.copy.CopyRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Copies a part of a topic. */
@Command(
        name = "copy",
        description =
                "Copies a part of a topic to another: timestamps, keys, headers, partitions and order as they are."
                        + " Run again, it goes on where it stopped.",
        footer = {
            "  ${COMMAND-FULL-NAME} --config switchboard.yaml --pace 10x \\",
            "    --from-topic switchboard.convoso.agent-monitor.agents.changes --to-topic agents-again \\",
            "    --from 2026-11-01 --to 2026-11-02"
        })
final class CopyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String GO_ON =
            "What was copied is kept. Run the same command again, unless the same copy was started once more and goes on"
                    + " there: it goes on where it stopped.";

    @Mixin
    private CommandRunner attempt = new CommandRunner();

    @Mixin
    private CopyOptions options = new CopyOptions();

    @Override
    public Integer call() {
        return attempt.at(this::perform, PATIENCE, GO_ON);
    }

    private ExitCode perform(RealTime time, ReplayProgress progress) {
        CopyRequest order = options.order();
        CopyRun run = attempt.read(root -> new CopyRun(
                ClientProperties.kafka(root), TopicSettings.read(root).prefix(), time, progress));
        CopyOutcome outcome = options.isDryRun() ? run.count(order) : run.copy(order);
        progress.close();
        return new CopySummary(order, options.isDryRun(), attempt.out()).tell(outcome);
    }
}
