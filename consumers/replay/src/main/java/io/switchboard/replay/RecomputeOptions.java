package io.switchboard.replay;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.replay.recompute.LiveApp;
import io.switchboard.replay.recompute.RecomputeRequest;
import io.switchboard.statuschanges.StatusChangesConfig;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which results the command line wants to be recomputed. */
final class RecomputeOptions {
    private static final String CHANGES = "status-changes";
    private static final String BUCKETS = "buckets";

    @Option(
            names = "--to-prefix",
            required = true,
            paramLabel = "PREFIX",
            description = "first part of the names of the topics that are written; created if there are none")
    private String prefix = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "begin of the results: 2026-01-31 (midnight UTC) or 2026-01-31T08:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "polls count that completed before, in the same form")
    private @Nullable String to;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "how long before --from is read, too (default: 24h)")
    private String warmUp = "24h";

    @Option(names = "--only", paramLabel = "WHAT", description = "status-changes or buckets (default: both)")
    private @Nullable String only;

    @Option(names = "--force", description = "write behind records that the topics have already")
    private boolean force;

    /**
     * What is meant.
     *
     * @throws UsageException if it makes no sense, saying what to write
     */
    RecomputeRequest order() {
        if (TopicSettings.PREFIX.read(prefix).isEmpty()) {
            throw new UsageException("--to-prefix " + TopicSettings.PREFIX.refusal(prefix));
        }
        return new RecomputeRequest(new Topics(prefix), TimeArguments.interval(from, to), warmUp(), force);
    }

    /** The apps that make what is wanted, with the rules of their live run. */
    List<LiveApp> apps(ConfigSection root) {
        LiveApp changes = LiveApp.of(StatusChangesConfig.read(root));
        LiveApp buckets = LiveApp.of(FiveMinuteBucketsConfig.read(root));
        return switch (only) {
            case null -> List.of(changes, buckets);
            case CHANGES -> List.of(changes);
            case BUCKETS -> List.of(buckets);
            case String other ->
                throw new UsageException("--only " + other + " is neither " + CHANGES + " nor " + BUCKETS);
        };
    }

    private Duration warmUp() {
        return ValueFormat.DURATION
                .read(warmUp)
                .orElseThrow(() -> new UsageException("--warm-up " + ValueFormat.DURATION.refusal(warmUp)));
    }
}
