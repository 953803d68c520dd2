package io.switchboard.collector;

import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.platform.cli.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** What the command line wants to be read again. */
final class BackfillRequest {
    @Option(names = "--account", required = true, paramLabel = "NAME", description = "the account, as configured")
    private String account = "";

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME",
            description = "the dataset, as configured: agent-performance, call-volume, …")
    private String dataset = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "begin: 2026-01-31 (midnight of the vendor's zone) or 2026-01-31T08:00:00Z")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "end, not included, in the same form")
    private String to = "";

    /** account/api, as in every log line and poll id. */
    String target() {
        return account + "/" + dataset;
    }

    /**
     * The time that is meant.
     *
     * @throws UsageException if it is none, saying what to write
     */
    RequestedRange range(ZoneId zone) {
        RequestedRange range = new RequestedRange(instant("--from", from, zone), instant("--to", to, zone));
        if (!range.from().isBefore(range.to())) {
            throw new UsageException("--from " + from + " is not before --to " + to);
        }
        return range;
    }

    private static Instant instant(String option, String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException _) {
            throw new UsageException(option + " " + text + " is no time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }
}
