package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the buckets of a dataset or account that is configured no more. */
class RetiredTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Feed AGENTS = Feed.of("acme", Dataset.CONVOSO_AGENTS, null);
    private static final Feed TOTALS = Feed.of("acme", Dataset.CONVOSO_TOTALS, "UTC");
    private static final Feed PERFORMANCES = Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "UTC");
    private static final Feed SEGMENTS = Feed.of("care", Dataset.KORE_STATUS, null);

    private final Issued issued = new Issued();
    private final Recording recording = new Recording();

    @AfterEach
    void close() {
        issued.close();
    }

    @Test
    void shouldLogOutTheAgentsOfARetiredAccountAndCloseItsBuckets() {
        live("10:00:00", "10:12:30", true);
        Instant retired = at("18:01:00");
        issued.read(recording
                .retires(AGENTS, retired, Monitor.row("acme", "a1 READY 09:00:00"))
                .retires(TOTALS, retired, totals("acme", null, 9, 0, 5))
                .retires(PERFORMANCES, retired));

        assertThat(issued.latest("acme", "a1").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getReadySec,
                        AgentBucket::getStatusChanges,
                        AgentBucket::getIsFinal)
                .containsExactly(
                        tuple(at("10:05:00"), 300, 0, true),
                        tuple(at("10:10:00"), 300, 0, true),
                        tuple(at("10:15:00"), 120, 0, true),
                        tuple(at("18:05:00"), 0, 1, true));
        assertThat(Issued.sum(
                        issued.latest("acme", "a1"), at("00:00:00"), retired, bucket -> count(bucket.getContacts())))
                .isEqualTo(4);
        assertThat(issued.latest("acme", "campaign", "all").values())
                .extracting(QueueBucket::getBucketEnd, QueueBucket::getOffered, QueueBucket::getIsFinal)
                .containsExactly(
                        tuple(at("10:05:00"), 9L, true),
                        tuple(at("10:10:00"), 0L, true),
                        tuple(at("10:15:00"), 0L, true));
    }

    @Test
    void shouldKeepWhatPollsHaveProvenOfASegmentThatIsRetired() {
        var lasting = segment("care", "k1", at("10:00:00"), null, "AVAILABLE");
        for (Instant time = at("10:00:30"); time.isBefore(at("10:12:30")); time = time.plusSeconds(30)) {
            recording.shows(SEGMENTS, time, lasting);
        }
        issued.read(recording.retires(SEGMENTS, at("18:01:00"), lasting));

        assertThat(issued.latest("care", "k1").values())
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getIsFinal)
                .containsExactly(
                        tuple(at("10:05:00"), 300, true),
                        tuple(at("10:10:00"), 300, true),
                        tuple(at("10:15:00"), 120, true));
    }

    @Test
    void shouldNotWaitForARetiredDataset() {
        live("10:00:00", "10:03:00", true);
        recording.retires(PERFORMANCES, at("10:03:10"));
        live("10:03:30", "10:07:30", false);
        issued.read(recording);

        assertThat(issued.last("acme", "a1", at("10:05:00")).getIsFinal()).isTrue();
    }

    private static long count(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private void live(String from, String to, boolean performances) {
        for (Instant time = at(from); time.isBefore(at(to)); time = time.plusSeconds(30)) {
            recording
                    .shows(AGENTS, time, Monitor.row("acme", "a1 READY 09:00:00"))
                    .shows(TOTALS, time, totals("acme", null, 9, 0, 5));
            if (performances) {
                recording.shows(PERFORMANCES, time, performance("acme", "a1", DAY, 4));
            }
        }
    }
}
