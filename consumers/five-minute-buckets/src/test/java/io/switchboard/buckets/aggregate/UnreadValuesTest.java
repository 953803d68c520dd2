package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
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
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What buckets say while a value of a row cannot be read: from 10:03:00 to 10:20:00. */
class UnreadValuesTest {
    private static final Feed AGENTS = Feed.of("acme", Dataset.CONVOSO_AGENTS, "UTC");
    private static final Feed TOTALS = Feed.of("acme", Dataset.CONVOSO_TOTALS, "UTC");
    private static final Feed PERFORMANCES = Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "UTC");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Issued issued = new Issued();
    private final Recording recording = new Recording();

    @AfterEach
    void close() {
        issued.close();
    }

    @Test
    void shouldNotCountAStatusThatCannotBeRead() {
        live();

        assertThat(issued.latest("acme", "a1").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getReadySec,
                        AgentBucket::getPausedSec,
                        AgentBucket::getObservedSec)
                .contains(tuple(at("10:05:00"), 150, 0, 150), tuple(at("10:25:00"), 0, 270, 270))
                .noneMatch(bucket -> bucket.toList().getFirst().equals(at("10:15:00"))
                        && !bucket.toList().getLast().equals(0));
        assertThat(issued.last("acme", "a1", at("10:25:00")).getStatusChanges()).isEqualTo(1);
        assertThat(issued.last("acme", "a2", at("10:15:00")).getReadySec())
                .as("of another agent nothing is unknown")
                .isEqualTo(300);
    }

    @Test
    void shouldNotSayThatACounterStayedThatCannotBeRead() {
        live();

        assertThat(issued.latest("acme", "queue", "all").values())
                .extracting(QueueBucket::getBucketEnd, QueueBucket::getOffered, QueueBucket::getAnswered)
                .contains(
                        tuple(at("10:10:00"), null, 0L),
                        tuple(at("10:15:00"), null, 0L),
                        tuple(at("10:25:00"), 15L, 15L));
        assertThat(Objects.requireNonNull(issued.latest("acme", "queue", "all").get(at("10:25:00")))
                        .getResolutionSec())
                .as("since it was read last, at 10:02:30")
                .isEqualTo(1_080);
    }

    @Test
    void shouldNotSayThatAnAgentHadNoContactsWhereTheyCannotBeRead() {
        live();

        assertThat(issued.latest("acme", "a2").values())
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getContacts, AgentBucket::getPauseSec)
                .contains(tuple(at("10:10:00"), null, 0L), tuple(at("10:15:00"), null, 0L));
        AgentBucket again = issued.last("acme", "a2", at("10:25:00"));
        assertThat(again.getContacts()).isEqualTo(5);
        assertThat(again.getResolutionSec()).isEqualTo(1_080);
    }

    private void live() {
        for (Instant time = at("10:00:00"); time.isBefore(at("10:33:00")); time = time.plusSeconds(30)) {
            boolean unread = !time.isBefore(at("10:03:00")) && !time.isAfter(at("10:20:00"));
            boolean late = time.isAfter(at("10:20:00"));
            SpecificRecordBase agent = Monitor.row("acme", late ? "a1 PAUSED 10:11:00" : "a1 READY 09:00:00");
            SpecificRecordBase queues = totals("acme", null, 9, late ? 25 : 10, 5);
            SpecificRecordBase day = performance("acme", "a2", DAY, late ? 9 : 4);
            if (unread) {
                agent.put("unread_fields", "status");
                queues.put("unread_fields", "queue_calls_today");
                day.put("unread_fields", "calls");
            }
            recording
                    .shows(AGENTS, time, agent, Monitor.row("acme", "a2 READY 09:00:00"))
                    .shows(TOTALS, time, queues)
                    .shows(PERFORMANCES, time, day);
        }
        issued.read(recording);
    }
}
