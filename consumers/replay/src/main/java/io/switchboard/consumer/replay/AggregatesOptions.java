package io.switchboard.consumer.replay;

import io.switchboard.consumer.bucket.FiveMinuteBucketsConfig;
import io.switchboard.consumer.config.Section;
import io.switchboard.consumer.replay.aggregates.AggregatesOrder;
import io.switchboard.consumer.replay.aggregates.LiveApp;
import io.switchboard.consumer.replay.recorded.RefusedException;
import io.switchboard.consumer.statuschange.StatusChangesConfig;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which results the command line wants to be computed anew. */
final class AggregatesOptions {
    private static final String CHANGES = "status-changes";
    private static final String BUCKETS = "buckets";
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

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
     * @throws RefusedException if it makes no sense, saying what to write
     */
    AggregatesOrder order() {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new RefusedException("--to-prefix " + prefix + " must be letters, digits, '.', '_' and '-'");
        }
        return new AggregatesOrder(new Topics(prefix), Times.interval(from, to), warmUp(), force);
    }

    /** The apps that make what is wanted, with the rules of their live run. */
    List<LiveApp> apps(Section file) {
        LiveApp changes = LiveApp.of(StatusChangesConfig.read(file));
        LiveApp buckets = LiveApp.of(FiveMinuteBucketsConfig.read(file));
        return switch (only) {
            case null -> List.of(changes, buckets);
            case CHANGES -> List.of(changes);
            case BUCKETS -> List.of(buckets);
            case String other ->
                throw new RefusedException("--only " + other + " is neither " + CHANGES + " nor " + BUCKETS);
        };
    }

    private Duration warmUp() {
        try {
            return Section.duration(warmUp);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--warm-up " + warmUp + " " + e.getMessage());
        }
    }
}
