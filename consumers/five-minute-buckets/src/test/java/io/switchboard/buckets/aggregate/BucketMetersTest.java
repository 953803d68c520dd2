package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.topic.Dataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators see of known polls. */
class BucketMetersTest {
    private static final Feed FEED = Feed.of("acme", Dataset.KORE_STATUS, null);
    private static final String OF_FEED = "{account=\"acme\",dataset=\"kore.agent-status-details\"} ";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldCountRevisionsAndHowLateBucketsBecomeFinal() {
        bench.read(new Recording()
                .shows(FEED, at("10:01:00"), segment("acme", "a1", at("10:00:00"), null, "AVAILABLE"))
                .shows(FEED, at("10:07:05"))
                .shows(FEED, at("10:07:35"), segment("acme", "a1", at("10:00:00"), at("10:04:00"), "AVAILABLE")));

        assertThat(bench.scrape())
                .contains(
                        buckets("agent", "open", 1),
                        buckets("agent", "final", 1),
                        buckets("agent", "corrected", 1),
                        "switchboard_bucket_lateness_seconds_bucket{account=\"acme\",kind=\"agent\",le=\"120.0\"} 0\n",
                        "switchboard_bucket_lateness_seconds_bucket{account=\"acme\",kind=\"agent\",le=\"180.0\"} 1\n",
                        "switchboard_bucket_lateness_seconds_sum{account=\"acme\",kind=\"agent\"} 125.4\n",
                        "switchboard_whole_polls_total" + OF_FEED + "3.0\n");
    }

    @Test
    void shouldNotMeasureHowLateThePastIs() {
        bench.read(new Recording()
                .shows(
                        FEED.ofThePast(),
                        at("15:00:00"),
                        segment("acme", "a1", at("10:00:00"), at("10:01:00"), "AVAILABLE")));

        assertThat(bench.scrape())
                .contains(
                        buckets("agent", "final", 1),
                        "switchboard_bucket_lateness_seconds_count{account=\"acme\",kind=\"agent\"} 0\n");
    }

    @Test
    void shouldCountWhatComesAgainAndShowZeroOfWhatHasNotHappened() {
        Recording recording = new Recording().shows(FEED, at("10:01:00")).shows(FEED, at("10:02:00"));
        bench.read(recording);
        bench.read(recording.steps().getFirst().end());

        assertThat(bench.scrape())
                .contains(
                        "switchboard_late_records_total" + OF_FEED + "1.0\n",
                        "switchboard_incomplete_polls_total" + OF_FEED + "0.0\n",
                        "switchboard_too_late_corrections_total" + OF_FEED + "0.0\n",
                        buckets("queue", "corrected", 0));
    }

    private static String buckets(String kind, String state, int count) {
        return "switchboard_buckets_total{account=\"acme\",kind=\"%s\",state=\"%s\"} %d.0\n"
                .formatted(kind, state, count);
    }
}
