package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.buckets.aggregate.VendorRows.volume;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When buckets close, and what closes them. */
class ClosingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant END = at("10:05:00");

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldCloseABucketWhenAllThatFeedItHavePassedItsEndAndTheGrace() {
        Feed performances = Feed.of("all", Dataset.CONVOSO_PERFORMANCE, "UTC");
        Feed agents = Feed.of("all", Dataset.CONVOSO_AGENTS, null);
        Feed statistics = Feed.of("all", Dataset.CONVOSO_TOTALS, "UTC");
        Recording recording = new Recording()
                .shows(performances, at("10:01:00"), calls("all", 4))
                .shows(agents, at("10:01:01"))
                .shows(statistics, at("10:01:02"), totals("all", null, 9, 3, 5))
                .shows(performances, at("10:06:59"))
                .shows(agents, at("10:08:00"))
                .shows(statistics, at("10:06:59.600"));
        ISSUED.read(recording);

        assertThat(ISSUED.last("all", "a1", END).getIsFinal()).isFalse();
        assertThat(ISSUED.last("all", "campaign", "all", END).getIsFinal()).isTrue();

        ISSUED.read(failing(recording.later(), performances, "10:06:59.600"));
        assertThat(ISSUED.revisions("all", "a1", END))
                .extracting(AgentBucket::getRevision, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(1, false, false), tuple(2, true, false));
    }

    @Test
    void shouldWaitForPollsThatHaveStoppedNoLongerThanPatience() {
        Feed statuses = Feed.of("stops", Dataset.KORE_STATUS, null);
        Feed volumes = Feed.of("stops", Dataset.KORE_VOLUME, null);
        Recording recording = new Recording()
                .shows(statuses, at("10:02:00"), segment("stops", "a1", at("10:00:00"), null, "AVAILABLE"))
                .shows(volumes, at("10:02:01"), volume("stops", "q1", at("10:00:00"), 1, 1))
                .shows(volumes, at("10:16:59"));
        ISSUED.read(recording);
        assertThat(ISSUED.last("stops", "a1", END).getIsFinal()).isFalse();

        Recording more = recording.later().shows(volumes, at("10:17:05"));
        ISSUED.read(more);
        AgentBucket closed = ISSUED.last("stops", "a1", END);
        assertThat(closed.getIsFinal()).isTrue();
        assertThat(closed.getCoverage()).isEqualTo(0.4);
        assertThat(ISSUED.last("stops", "queue", "q1", at("10:15:00")).getIsFinal())
                .isTrue();

        ISSUED.read(more.later().shows(statuses, at("10:17:10")).shows(statuses, at("10:22:05")));
        assertThat(ISSUED.last("stops", "a1", END).getCoverage()).isEqualTo(1.0);
        assertThat(ISSUED.last("stops", "a1", END).getCorrected()).isTrue();
        assertThat(ISSUED.last("stops", "a1", at("10:20:00")).getCorrected()).isFalse();
    }

    @Test
    void shouldNotHoldBucketsBackForADatasetThatWasTakenOut() {
        Feed performances = Feed.of("out", Dataset.CONVOSO_PERFORMANCE, "UTC");
        Feed agents = Feed.of("out", Dataset.CONVOSO_AGENTS, null);
        Recording recording = new Recording().shows(performances, at("10:01:00"), calls("out", 4));
        watch(recording, agents, "10:01:30", "10:33:00");
        ISSUED.read(recording);
        assertThat(ISSUED.last("out", "a2", at("10:20:00")).getIsFinal()).isTrue();
        assertThat(ISSUED.latest("out", "a2")).doesNotContainKey(at("10:30:00"));

        Recording later = watch(recording.later(), agents, "10:33:00", "11:33:00");
        ISSUED.read(later);
        assertThat(ISSUED.last("out", "a2", at("11:30:00")).getIsFinal()).isTrue();

        Recording back = watch(
                later.later().shows(performances, at("11:33:30"), calls("out", 5)), agents, "11:34:00", "11:39:00");
        ISSUED.read(back);
        assertThat(ISSUED.latest("out", "a2")).doesNotContainKey(at("11:35:00"));
    }

    private static Recording watch(Recording recording, Feed agents, String from, String to) {
        for (Instant time = at(from); time.isBefore(at(to)); time = time.plusSeconds(30)) {
            recording.shows(agents, time, Monitor.row(agents.account(), "a2 READY 09:00:00"));
        }
        return recording;
    }

    @Test
    void shouldCorrectABucketThatIsFirstIssuedAfterItWasClosed() {
        Feed feed = Feed.of("first", Dataset.KORE_STATUS, null);
        ISSUED.read(new Recording()
                .shows(feed, at("10:07:05"))
                .shows(
                        feed,
                        at("10:07:35"),
                        segment("first", "a1", at("10:00:00"), at("10:01:00"), "AVAILABLE"),
                        segment("first", "a1", at("10:01:00"), at("10:02:00"), "AWAY"),
                        segment("first", "a1", at("10:02:00"), at("10:03:00"), "BUSY")));

        assertThat(ISSUED.revisions("first", "a1", END))
                .extracting(
                        AgentBucket::getRevision,
                        AgentBucket::getObservedSec,
                        AgentBucket::getIsFinal,
                        AgentBucket::getCorrected)
                .containsExactly(tuple(1, 180, true, true));
    }

    @Test
    void shouldCloseWhatAnOutageLongerThanCorrectionsLeftOpen() {
        Feed feed = Feed.of("weekend", Dataset.KORE_STATUS, null);
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        at("10:01:00"),
                        segment("weekend", "a1", at("10:00:00"), null, "AVAILABLE"),
                        segment("weekend", "a2", at("10:00:00"), at("10:00:40"), "AWAY"))
                .shows(feed, at("10:01:00").plusSeconds(3 * 86_400)));

        assertThat(ISSUED.revisions("weekend", "a1", END))
                .extracting(AgentBucket::getRevision, AgentBucket::getReadySec, AgentBucket::getIsFinal)
                .containsExactly(tuple(1, 60, false), tuple(2, 300, true));
        assertThat(ISSUED.revisions("weekend", "a2", END))
                .extracting(AgentBucket::getRevision, AgentBucket::getAwaySec, AgentBucket::getIsFinal)
                .containsExactly(tuple(1, 40, false), tuple(2, 40, true));
        assertThat(ISSUED.latest("weekend", "a1")).hasSize(3 * 288 - 1);
    }

    @Test
    void shouldCountWhatCameTooLateAndLeaveItsBucketsAlone() {
        Feed feed = Feed.of("late", Dataset.KORE_STATUS, null);
        Instant later = at("10:01:00").plusSeconds(3 * 86_400);
        Recording recording = new Recording()
                .shows(feed, at("10:06:00"), segment("late", "a1", at("10:00:00"), at("10:06:00"), "AVAILABLE"))
                .shows(feed, at("10:20:00"))
                .shows(feed, later, segment("late", "a1", later.minusSeconds(60), later, "AWAY"))
                .shows(feed, later.plusSeconds(600));
        ISSUED.read(recording);
        double before = ISSUED.counted("too.late.corrections");

        ISSUED.read(recording
                .later()
                .shows(feed, later.plusSeconds(630), segment("late", "a1", at("10:00:00"), at("10:07:00"), "AVAILABLE"))
                .tells(feed, later.plusSeconds(660), segment("late", "a1", at("10:00:00"), at("10:07:00"), "AVAILABLE"))
                .shows(
                        feed,
                        later.plusSeconds(690),
                        segment("late", "a1", at("10:12:00"), at("10:13:00"), "AVAILABLE")));

        assertThat(ISSUED.counted("too.late.corrections") - before).isEqualTo(4);
        assertThat(ISSUED.revisions("late", "a1", END))
                .extracting(AgentBucket::getRevision, AgentBucket::getReadySec)
                .containsExactly(tuple(1, 300), tuple(2, 300));
        assertThat(ISSUED.latest("late", "a1")).doesNotContainKey(at("10:15:00"));
    }

    @Test
    void shouldCloseEveryAccountByItsOwnPolls() {
        Feed one = Feed.of("pair", Dataset.CONVOSO_TOTALS, "UTC");
        Feed other = Feed.of("pair\u0001", Dataset.CONVOSO_TOTALS, "UTC");
        ISSUED.read(new Recording()
                .shows(one, at("10:01:00"), totals("pair", null, 1, 1, 1))
                .shows(other, at("10:01:00"), totals("pair\u0001", null, 2, 2, 2))
                .shows(other, at("10:06:00"))
                .shows(other, at("10:11:00"))
                .shows(other, at("10:12:05")));

        assertThat(ISSUED.latest("pair", "campaign", "all").values())
                .extracting(QueueBucket::getOffered, QueueBucket::getIsFinal)
                .containsExactly(tuple(1L, false));
        assertThat(ISSUED.latest("pair\u0001", "campaign", "all").values())
                .extracting(QueueBucket::getOffered, QueueBucket::getIsFinal)
                .containsExactly(tuple(2L, true), tuple(0L, true));
    }

    private static Recording failing(Recording recording, Feed feed, String time) {
        return recording.poll(feed, at(time), Outcome.REFUSED, List.of(), List.of());
    }

    private static Performance calls(String account, int calls) {
        return performance(account, "a1", DAY, calls);
    }
}
