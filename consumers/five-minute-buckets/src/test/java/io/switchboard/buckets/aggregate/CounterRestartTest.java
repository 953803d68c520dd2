package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.topic.Dataset;
import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters that are reset, counted by an app that is restarted between any two polls. */
class CounterRestartTest {
    private static final Feed PERFORMANCE = Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "America/Los_Angeles");
    private static final Feed TOTALS = Feed.of("acme", Dataset.CONVOSO_TOTALS, "America/Los_Angeles");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T08:00:00Z");

    @TempDir
    private File dir;

    @Test
    void shouldIssueTheSameAsOneThatRunsOn() {
        List<Recording.Step> steps = recorded();

        List<Issue> once = new ArrayList<>();
        try (Line line = new Line(new File(dir, "once"))) {
            steps.forEach(step -> once.addAll(line.read(step)));
        }
        List<Issue> restarted = new ArrayList<>();
        Line line = new Line(new File(dir, "first"));
        for (int i = 0; i < steps.size(); i++) {
            restarted.addAll(line.read(steps.get(i)));
            line = line.restarted(new File(dir, "restart-" + i));
        }
        line.close();

        assertThat(restarted).isNotEmpty().containsExactlyElementsOf(once);
        assertThat(once)
                .filteredOn(Issue::isOfAgent)
                .allSatisfy(issue -> assertThat(issue.amount("contacts")).isGreaterThanOrEqualTo(0));
    }

    private static List<Recording.Step> recorded() {
        Recording recording = new Recording()
                .shows(PERFORMANCE, at("20:01:00"), performance("acme", "a1", DAY, 40, 9_000))
                .shows(TOTALS, at("20:01:10"), totals("acme", null, 500, 200, 5, 90_000L))
                .shows(PERFORMANCE, at("20:02:00"), performance("acme", "a1", DAY, 1, 0))
                .shows(TOTALS, at("20:02:10"), totals("acme", null, 3, 0, 5, 100L))
                .shows(PERFORMANCE, at("20:07:00"), performance("acme", "a1", DAY, 3, 30))
                .shows(TOTALS, at("20:07:10"), totals("acme", null, 30, 10, 5, 4_000L));
        for (long minute = -9; minute < 15; minute += 3) {
            long calls = 60 + minute;
            recording.shows(
                    TOTALS,
                    MIDNIGHT.plusSeconds(60 * minute),
                    totals("acme", null, calls, 20, 5, 60_000L + 900 * minute));
        }
        return recording.steps();
    }
}
