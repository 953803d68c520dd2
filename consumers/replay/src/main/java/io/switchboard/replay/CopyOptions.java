package io.switchboard.replay;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.copy.CopyPace;
import io.switchboard.replay.copy.CopyRequest;
import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.RecordRange;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line wants to be copied. */
final class CopyOptions {
    @Option(names = "--from-topic", required = true, paramLabel = "TOPIC", description = "the topic that is read")
    private String source = "";

    @Option(
            names = "--to-topic",
            required = true,
            paramLabel = "TOPIC",
            description = "the topic that is written; created if there is none")
    private String target = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "earliest timestamp: 2026-01-31 (midnight UTC) or 2026-01-31T08:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "end of timestamps, not included, in the same form")
    private @Nullable String to;

    @Option(names = "--from-offset", paramLabel = "N", description = "first offset, in every partition")
    private @Nullable Long fromOffset;

    @Option(names = "--to-offset", paramLabel = "N", description = "end of offsets, not included, in every partition")
    private @Nullable Long toOffset;

    @Option(names = "--partition", paramLabel = "N", description = "the only partition that is copied")
    private @Nullable Integer partition;

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            defaultValue = "full",
            description = "full (default), original, or a factor such as 10x: the gaps between timestamps, shortened")
    private String pace = "full";

    @Option(names = "--force", description = "write behind records that the topic has already")
    private boolean force;

    @Option(names = "--dry-run", description = "only count what would be copied")
    private boolean dryRun;

    boolean isDryRun() {
        return dryRun;
    }

    /**
     * What is meant.
     *
     * @throws UsageException if it makes no sense, saying what to write
     */
    CopyRequest order() {
        NumberRange times = TimeArguments.interval(from, to);
        NumberRange offsets = TimeArguments.interval("--from-offset", fromOffset, "--to-offset", toOffset);
        OptionalInt only = partition == null ? OptionalInt.empty() : OptionalInt.of(partition);
        // Counting waits for nothing.
        CopyPace wanted = dryRun ? new CopyPace.FullPace() : pace();
        return new CopyRequest(source, target, new RecordRange(times, offsets, only), wanted, force);
    }

    private CopyPace pace() {
        try {
            return CopyPace.parse(pace);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--pace " + pace + ": " + e.getMessage());
        }
    }
}
