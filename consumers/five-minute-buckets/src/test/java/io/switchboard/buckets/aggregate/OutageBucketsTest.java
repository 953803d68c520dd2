package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buckets say of a time in which nobody polled, and of rows that a poll lacks. */
class OutageBucketsTest {
    private static final String[] STAYING = {"a2 READY 09:00:00", "a3 PAUSED 09:00:00"};

    private final Issued issued = new Issued();
    private final Monitor monitor = new Monitor("acme");

    @AfterEach
    void close() {
        issued.close();
    }

    @ParameterizedTest(name = "polls that fail: {0}")
    @ValueSource(booleans = {false, true})
    void shouldCountNothingOfWhoLoggedOutWhileNobodyPolled(boolean fails) {
        watch("16:55:00", "17:00:00", "a1 READY 09:00:00");
        for (Instant time = at("17:01:00"); fails && time.isBefore(at("19:00:00")); time = time.plusSeconds(60)) {
            monitor.fails(time);
        }
        watch("19:00:00", "19:08:00");
        read();

        assertThat(buckets("a1"))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getObservedSec)
                .containsExactly(tuple(at("17:00:00"), 300, 300), tuple(at("19:05:00"), 0, 300));
        assertThat(issued.last("acme", "a1", at("19:05:00")).getStatusChanges()).isEqualTo(1);
        assertThat(buckets("a2")).hasSize(26).allSatisfy(bucket -> {
            assertThat(bucket.getReadySec()).isEqualTo(300);
            assertThat(bucket.getIsFinal()).isEqualTo(!bucket.getBucketEnd().isAfter(at("19:05:00")));
        });
        assertThat(issued.revisions("acme", "a1", at("18:00:00"))).isEmpty();
    }

    @ParameterizedTest(name = "another collector: {0}")
    @ValueSource(booleans = {false, true})
    void shouldCountNothingOfANight(boolean another) {
        watch("02:55:00", "03:00:00", "a4 INCALL 02:00:00");
        if (another) {
            monitor.isHandedOver();
        }
        watch("17:00:00", "17:08:00");
        read();

        assertThat(buckets("a4"))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getOnContactSec, AgentBucket::getOfflineSec)
                .containsExactly(tuple(at("03:00:00"), 300, 0), tuple(at("17:05:00"), 0, 300));
    }

    @Test
    void shouldCountNothingOfWhoLeftWhileTheDatasetWasNotPolledForWeeks() {
        watch("10:00:00", "10:05:00", "a1 READY 09:00:00");
        monitor.outlivesItsPolls();
        Instant back = at("10:00:00").plus(Duration.ofDays(21));
        for (int second = 0; second < 480; second += 5) {
            monitor.shows(back.plusSeconds(second), STAYING);
        }
        read();

        assertThat(buckets("a1"))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getOfflineSec)
                .containsExactly(tuple(at("10:05:00"), 300, 0), tuple(back.plusSeconds(300), 0, 300));
    }

    @Test
    void shouldCountWhatTheVendorsTimeSaysOfWhoChangedWhileNobodyPolled() {
        watch("16:55:00", "17:00:00", "a1 READY 09:00:00");
        watch("19:00:00", "19:08:00", "a1 PAUSED 18:02:00", "a9 READY 18:32:00");
        read();

        assertThat(buckets("a1"))
                .filteredOn(bucket -> bucket.getBucketEnd().isBefore(at("18:11:00")))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getPausedSec)
                .containsExactly(
                        tuple(at("17:00:00"), 300, 0), tuple(at("18:05:00"), 0, 180), tuple(at("18:10:00"), 0, 300));
        AgentBucket came = issued.latest("acme", "a9").values().iterator().next();
        assertThat(came.getBucketEnd()).isEqualTo(at("18:35:00"));
        assertThat(came.getReadySec()).isEqualTo(180);
        assertThat(came.getObservedSec()).isEqualTo(180);
    }

    @Test
    void shouldNotTakeAStatusThatHasNoTimeForOneThatLasted() {
        watch("16:55:00", "17:00:00", "a1 READY");
        watch("19:00:00", "19:08:00", "a1 READY");
        read();

        assertThat(buckets("a1"))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec)
                .containsExactly(tuple(at("17:00:00"), 300), tuple(at("19:05:00"), 300));
    }

    @Test
    void shouldCountNothingOfAGapBehindWhichTheVendorsTimeCannotBeRead() {
        watch("16:55:00", "17:00:00", "a1 READY 09:00:00");
        monitor.shows("19:00:00", "a2 READY 09:00:00", "a3 PAUSED 09:00:00", "a1 READY");
        watch("19:00:05", "19:08:00", "a1 READY 09:00:00");
        read();

        assertThat(buckets("a1"))
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getStatusChanges)
                .containsExactly(tuple(at("17:00:00"), 300, 0), tuple(at("19:05:00"), 300, 0));
    }

    @Test
    void shouldBelieveTheVendorsTimeOfARowThatOnePollLacked() {
        watch("16:55:00", "17:00:00", "a1 READY 09:00:00", "a4 READY 09:00:00");
        monitor.shows("19:00:00", STAYING);
        watch("19:00:05", "19:08:00", "a1 READY 09:00:00", "a4 READY 18:50:00");
        read();

        assertThat(issued.last("acme", "a1", at("18:00:00")).getReadySec()).isEqualTo(300);
        assertThat(issued.latest("acme", "a4")).doesNotContainKeys(at("18:00:00"), at("18:50:00"));
        assertThat(issued.last("acme", "a4", at("18:55:00")).getReadySec()).isEqualTo(300);
    }

    @Test
    void shouldCountNoSegmentBeyondTheLastPollThatHadIt() {
        Feed feed = Feed.of("kore", Dataset.KORE_STATUS, null);
        var left = segment("kore", "k1", at("16:50:00"), null, "AVAILABLE");
        Recording recording = new Recording()
                .shows(feed, at("16:59:30"), left, segment("kore", "k2", at("16:50:00"), null, "AWAY"))
                .shows(feed, at("17:00:00"))
                .lacks(feed, at("19:00:00"))
                .lacks(feed, at("19:07:05"));
        issued.read(recording);

        assertThat(issued.latest("kore", "k1")).containsOnlyKeys(at("16:55:00"), at("17:00:00"));
        assertThat(issued.last("kore", "k1", at("17:00:00")).getReadySec()).isEqualTo(300);

        issued.read(recording.later().tells(feed, at("19:07:35"), left));
        assertThat(issued.last("kore", "k1", at("17:00:00")).getObservedSec()).isZero();
        assertThat(issued.last("kore", "k2", at("18:00:00")).getAwaySec()).isEqualTo(300);
    }

    private void watch(String from, String to, String... others) {
        for (Instant time = at(from); !time.isAfter(at(to)); time = time.plusSeconds(5)) {
            monitor.shows(
                    time, Stream.concat(Stream.of(STAYING), Stream.of(others)).toArray(String[]::new));
        }
    }

    private void read() {
        Recording recording = new Recording();
        monitor.answers().forEach(recording::adds);
        issued.read(recording);
    }

    private Collection<AgentBucket> buckets(String agent) {
        return issued.latest("acme", agent).values();
    }
}
