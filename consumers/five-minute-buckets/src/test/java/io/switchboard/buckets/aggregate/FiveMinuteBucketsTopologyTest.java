package io.switchboard.buckets.aggregate;

import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.streams.monitor.Answer;
import io.switchboard.streams.monitor.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiveMinuteBucketsTopologyTest {
    private static final String READY = "a1 READY 09:00:00";

    private final Bench bench = new Bench();
    private final List<AgentBucket> seen = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldSplitABucketWhereTheStatusChanged() {
        bench.read(watched("10:00:00", "10:01:00", READY)
                .shows("10:01:05", "a1 INCALL 10:01:02")
                .shows("10:05:00", "a1 INCALL 10:01:02")
                .shows("10:07:00", "a1 INCALL 10:01:02"));

        AgentBucket bucket = last("10:05:00");
        assertThat(bucket.getReadySec()).isEqualTo(62);
        assertThat(bucket.getOnContactSec()).isEqualTo(238);
        assertThat(bucket.getObservedSec()).isEqualTo(300);
        assertThat(bucket.getCoverage()).isEqualTo(1.0);
        assertThat(bucket.getStatusChanges()).isEqualTo(1);
        assertThat(bucket.getIsFinal()).isTrue();
        assertThat(bucket.getCorrected()).isFalse();
        assertThat(bucket.getAgentName()).isEqualTo("Agent a1");
        assertThat(bucket.getBucketStart()).isEqualTo(at("10:00:00"));
        assertThat(bucket.getResolutionSec()).isZero();
    }

    @Test
    void shouldTakeSilenceForNoChangeHoweverLongTheGap() {
        bench.read(new Monitor("acme")
                .shows("10:00:00", READY)
                .shows("10:14:00", READY)
                .shows("10:17:00", READY));

        assertThat(last("10:05:00").getReadySec()).isEqualTo(300);
        assertThat(last("10:10:00").getReadySec()).isEqualTo(300);
        assertThat(last("10:15:00").getReadySec()).isEqualTo(300);
    }

    @Test
    void shouldNotGuessWhatHappenedInALongGapBeforeAChange() {
        bench.read(watched("10:00:00", "10:01:00", READY)
                .shows("10:03:00", "a1 PAUSED 10:02:30")
                .shows("10:07:05", "a1 PAUSED 10:02:30"));

        AgentBucket bucket = last("10:05:00");
        assertThat(bucket.getReadySec()).isEqualTo(60);
        assertThat(bucket.getPausedSec()).isEqualTo(150);
        assertThat(bucket.getObservedSec()).isEqualTo(210);
        assertThat(bucket.getCoverage()).isEqualTo(0.7);
        assertThat(bucket.getStatusChanges()).isEqualTo(1);
    }

    @Test
    void shouldNotGuessWhatHappenedInALongGapBeforeTheSameStatusWasEnteredAnew() {
        bench.read(watched("10:00:00", "10:01:00", READY)
                .shows("10:03:00", "a1 READY 10:02:30")
                .shows("10:07:05", "a1 READY 10:02:30"));

        assertThat(last("10:05:00").getReadySec()).isEqualTo(210);
        assertThat(last("10:05:00").getStatusChanges()).isEqualTo(1);
    }

    @Test
    void shouldCountAFirstSnapshotFromItsPollOn() {
        bench.read(watched("10:02:00", "10:07:00", READY));

        assertThat(last("10:05:00").getReadySec()).isEqualTo(180);
        assertThat(last("10:05:00").getStatusChanges()).isZero();
    }

    @Test
    void shouldTakeWhoComesForOfflineSinceTheBucketBegan() {
        bench.read(watched("09:58:00", "10:01:00", READY)
                .shows("10:01:05", READY, "a2 READY 10:01:03")
                .shows("10:07:05", READY, "a2 READY 10:01:03"));

        AgentBucket bucket = last("10:05:00", "a2");
        assertThat(bucket.getOfflineSec()).isEqualTo(63);
        assertThat(bucket.getReadySec()).isEqualTo(237);
        assertThat(bucket.getStatusChanges()).isEqualTo(1);
    }

    @Test
    void shouldTakeWhoComesForOfflineOnlySincePollsWatchedTheAccount() {
        bench.read(watched("10:00:40", "10:01:00", READY)
                .shows("10:01:05", READY, "a2 READY 10:01:03")
                .shows("10:07:05", READY, "a2 READY 10:01:03"));

        assertThat(last("10:05:00", "a2").getOfflineSec()).isEqualTo(23);
        assertThat(last("10:05:00", "a2").getObservedSec()).isEqualTo(260);
    }

    @Test
    void shouldTakeWhoWentForOfflineUpToTheEndOfTheBucket() {
        bench.read(watch(watched("10:00:00", "10:01:00", READY, "a2 READY 09:30:00"), "10:01:05", "10:12:05", READY));

        AgentBucket bucket = last("10:05:00", "a2");
        assertThat(bucket.getReadySec()).isEqualTo(65);
        assertThat(bucket.getOfflineSec()).isEqualTo(235);
        assertThat(bucket.getStatusChanges()).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRowOfABucketInWhichAnAgentWasNotLoggedIn() {
        bench.read(watch(watched("10:00:00", "10:01:00", READY, "a2 READY 09:30:00"), "10:01:05", "10:12:05", READY));

        assertThat(bench.issued())
                .filteredOn(bucket -> bucket.getAgentId().equals("a2"))
                .extracting(AgentBucket::getBucketEnd)
                .containsOnly(at("10:05:00"));
    }

    @Test
    void shouldNotTakeWhoWentForOfflineWhileNobodyWatched() {
        bench.read(watch(watched("10:00:00", "10:01:00", READY, "a2 READY 09:30:00"), "10:01:05", "10:02:00", READY)
                .shows("10:07:05", READY));

        assertThat(last("10:05:00", "a2").getOfflineSec()).isEqualTo(55);
    }

    @Test
    void shouldNumberRevisionsAndIssueEachOnlyWhenItsNumbersAreNew() {
        Monitor monitor = watched("10:00:00", "10:01:00", READY).shows("10:01:05", "a1 INCALL 10:01:02");
        monitor.shows("10:01:10", "a1 INCALL 10:01:02").shows("10:07:00", "a1 INCALL 10:01:02");
        bench.read(monitor.shows("10:07:05", "a1 INCALL 10:01:02"));

        List<AgentBucket> issued = of("10:05:00");
        assertThat(issued).extracting(AgentBucket::getRevision).containsExactly(1, 2);
        assertThat(issued).extracting(AgentBucket::getIsFinal).containsExactly(false, true);
    }

    @Test
    void shouldCloseABucketByTheClockOfFailedPolls() {
        bench.read(watched("10:00:00", "10:03:00", READY).fails("10:06:59").fails("10:07:05"));

        AgentBucket bucket = last("10:05:00");
        assertThat(bucket.getIsFinal()).isTrue();
        assertThat(bucket.getReadySec()).isEqualTo(180);
    }

    @Test
    void shouldCorrectAFinalBucketWhenPollsProveMoreOfIt() {
        Monitor monitor =
                watched("10:00:00", "10:03:00", READY).fails("10:07:05").fails("10:12:05");
        bench.read(monitor.shows("10:13:00", READY).shows("10:13:05", READY));

        List<AgentBucket> first = bench.issued();
        assertThat(first.stream().filter(bucket -> bucket.getBucketEnd().equals(at("10:05:00"))))
                .extracting(AgentBucket::getReadySec, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .endsWith(tuple(180, true, false), tuple(300, true, true));
        assertThat(first.getLast().getBucketEnd()).isEqualTo(at("10:10:00"));
        assertThat(first.getLast().getCorrected()).isTrue();
    }

    @Test
    void shouldNotLetAPollThatHoldsAbsencesBackProveAnything() {
        Monitor monitor =
                watched("10:00:00", "10:01:00", READY, "a2 READY 09:30:00").fails("10:03:00");
        bench.read(watch(monitor, "10:04:00", "10:07:05", READY));

        AgentBucket gone = last("10:05:00", "a2");
        assertThat(gone.getReadySec()).isEqualTo(60);
        assertThat(gone.getOfflineSec()).isEqualTo(60);
        assertThat(gone.getStatusChanges()).isEqualTo(1);
        assertThat(gone.getCorrected()).isFalse();
    }

    @Test
    void shouldBelieveSilenceOfThoseWhoAreThereBesideARowThatIsNeverRead() {
        Monitor monitor = new Monitor("acme").hasBadRows(1);
        bench.read(watch(monitor, "10:00:00", "10:07:05", READY, "a2 PAUSED 09:30:00"));

        assertThat(last("10:05:00").getReadySec()).isEqualTo(300);
        assertThat(last("10:05:00").getCoverage()).isEqualTo(1.0);
        assertThat(last("10:05:00").getIsFinal()).isTrue();
        assertThat(last("10:05:00", "a2").getPausedSec()).isEqualTo(300);
    }

    @Test
    void shouldLogOutWhoGoesBesideARowThatIsNeverRead() {
        Monitor monitor = new Monitor("acme").hasBadRows(1);
        watch(monitor, "10:00:00", "10:01:00", READY, "a2 PAUSED 09:30:00", "a3 READY 09:30:00");
        bench.read(watch(monitor, "10:01:05", "10:07:05", READY, "a3 READY 09:30:00"));

        assertThat(last("10:05:00", "a2").getPausedSec()).isEqualTo(65);
        assertThat(last("10:05:00", "a2").getObservedSec()).isEqualTo(70);
        assertThat(last("10:05:00", "a3").getReadySec()).isEqualTo(300);
    }

    @Test
    void shouldLoseWhoIsNotInASecondFirstSnapshot() {
        bench.read(watched("10:00:00", "10:01:00", READY, "a2 READY 09:30:00")
                .forgets()
                .shows("10:02:00", READY)
                .shows("10:07:05", READY));

        assertThat(last("10:05:00", "a2").getObservedSec()).isEqualTo(60);
    }

    @Test
    void shouldReleaseAnIncompletePollOnceALaterOnesChangesAreHere() {
        List<Answer> answers = watched("10:00:00", "10:00:00", READY, "a2 READY 09:30:00")
                .shows("10:00:05", READY, "a2 PAUSED 10:00:03")
                .answers();
        bench.read(answers.getFirst().changes().getFirst());
        bench.read(answers.getFirst().end());
        assertThat(bench.issued()).isEmpty();

        bench.read(answers.getLast().end());
        assertThat(bench.stored("pending-ends")).isEqualTo(2);
        answers.getLast().changes().forEach(bench::read);

        assertThat(bench.counted("incomplete.polls")).isEqualTo(1);
        assertThat(bench.issued()).extracting(AgentBucket::getAgentId).contains("a2");
        assertThat(bench.stored("pending-ends") + bench.stored("pending-facts")).isZero();
    }

    @Test
    void shouldKeepAccountsApart() {
        bench.read(watched("10:00:00", "10:02:00", READY));
        Monitor other = new Monitor("acme\u0001").shows("10:00:00", "a1 PAUSED 09:00:00");
        bench.read(other.shows("10:07:05", "a1 PAUSED 09:00:00"));

        assertThat(of("10:05:00"))
                .allSatisfy(bucket -> assertThat(bucket.getIsFinal())
                        .isEqualTo(bucket.getAccount().equals("acme\u0001") && bucket.getPausedSec() == 300));
    }

    private static Monitor watched(String from, String to, String... rows) {
        return watch(new Monitor("acme"), from, to, rows);
    }

    private static Monitor watch(Monitor monitor, String from, String to, String... rows) {
        for (Instant time = at(from); !time.isAfter(at(to)); time = time.plusSeconds(5)) {
            monitor.shows(time, rows);
        }
        return monitor;
    }

    private AgentBucket last(String end) {
        return last(end, "a1");
    }

    private AgentBucket last(String end, String agent) {
        return of(end).stream()
                .filter(bucket -> bucket.getAgentId().equals(agent))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<AgentBucket> of(String end) {
        seen.addAll(bench.issued());
        return seen.stream()
                .filter(bucket -> bucket.getBucketEnd().equals(at(end)))
                .toList();
    }
}
