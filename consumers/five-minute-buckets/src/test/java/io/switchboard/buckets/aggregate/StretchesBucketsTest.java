package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What Kore's segments of status make of agents' buckets. */
class StretchesBucketsTest {
    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldSplitSegmentsAtTheEdgesOfBuckets() {
        Feed feed = statusOf("split");
        StatusSegment wrapUp = StatusSegment.newBuilder(row("split", "10:06:00", "10:07:00", "BUSY"))
                .setSecondaryStatus("ACW")
                .build();
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        at("10:09:00"),
                        row("split", "09:58:00", "10:06:00", "AVAILABLE"),
                        wrapUp,
                        row("split", "10:07:00", "10:08:30", "Busy"),
                        row("split", "10:08:30", "10:08:40", "LUNCH"))
                .shows(feed, at("10:12:05")));

        assertThat(ISSUED.latest("split", "a1").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getReadySec,
                        AgentBucket::getWrapUpSec,
                        AgentBucket::getOnContactSec,
                        AgentBucket::getOtherSec,
                        AgentBucket::getStatusChanges)
                .containsExactly(
                        tuple(at("10:00:00"), 120, 0, 0, 0, 1),
                        tuple(at("10:05:00"), 300, 0, 0, 0, 0),
                        tuple(at("10:10:00"), 60, 60, 90, 10, 3));
        AgentBucket last = ISSUED.last("split", "a1", at("10:10:00"));
        assertThat(last.getCoverage()).isEqualTo(220 / 300.0);
        assertThat(last.getAgentName()).isEqualTo("Agent a1");
        assertThat(last.getContacts()).isNull();
        assertThat(last.getResolutionSec()).isZero();
        assertThat(last.getIsFinal()).isTrue();
    }

    @Test
    void shouldProveOpenSegmentsByCompletePollsOnly() {
        Feed feed = statusOf("open");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), row("open", "10:00:30", null, "AWAY"))
                .shows(feed, at("10:02:00"))
                .poll(feed, at("10:04:00"), Outcome.PARTIAL, List.of(), List.of())
                .poll(feed, at("10:07:05"), Outcome.PARTIAL, List.of(), List.of())
                .poll(feed, at("10:12:05"), Outcome.UNREACHABLE, List.of(), List.of())
                .shows(feed, at("10:16:00"))
                .shows(feed, at("10:17:05")));

        assertThat(ISSUED.revisions("open", "a1", at("10:05:00")))
                .extracting(AgentBucket::getAwaySec, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(30, false, false), tuple(90, true, false), tuple(270, true, true));
        assertThat(ISSUED.revisions("open", "a1", at("10:10:00")))
                .extracting(AgentBucket::getAwaySec, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(300, true, true));
        assertThat(ISSUED.revisions("open", "a1", at("10:15:00")))
                .extracting(AgentBucket::getAwaySec, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(300, true, false));
    }

    @Test
    void shouldProveOpenSegmentsByPollsThatSawThemBesideARowThatIsNeverRead() {
        Feed feed = statusOf("beside");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), row("beside", "10:00:00", null, "AWAY"))
                .cannotReadAll(feed, at("10:03:00"))
                .cannotReadAll(feed, at("10:07:05")));

        assertThat(ISSUED.last("beside", "a1", at("10:05:00")))
                .extracting(AgentBucket::getAwaySec, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(300, true, false);
    }

    @Test
    void shouldTakeBackWhatWasCountedOfASegmentThatEndedEarlier() {
        Feed feed = statusOf("earlier");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), row("earlier", "10:00:00", null, "AVAILABLE"))
                .shows(feed, at("10:12:05"))
                .shows(feed, at("10:12:30"), row("earlier", "10:00:00", "10:04:00", "AVAILABLE")));

        assertThat(ISSUED.revisions("earlier", "a1", at("10:05:00")))
                .extracting(AgentBucket::getReadySec, AgentBucket::getCorrected)
                .containsExactly(tuple(60, false), tuple(300, false), tuple(240, true));
        assertThat(ISSUED.last("earlier", "a1", at("10:10:00")).getReadySec()).isZero();
    }

    @Test
    void shouldLetNoSegmentCountBeyondTheStartOfTheNext() {
        Feed feed = statusOf("overlap");
        ISSUED.read(new Recording()
                .shows(feed, at("10:13:00"), row("overlap", "10:00:00", "10:09:00", "AVAILABLE"))
                .shows(feed, at("10:14:00"), row("overlap", "10:03:00", "10:12:00", "BUSY"))
                .shows(feed, at("10:15:00"), row("overlap", "10:02:00", "10:08:00", "AWAY"))
                .shows(feed, at("10:17:05")));

        assertThat(ISSUED.latest("overlap", "a1").values())
                .extracting(
                        AgentBucket::getReadySec,
                        AgentBucket::getAwaySec,
                        AgentBucket::getOnContactSec,
                        AgentBucket::getObservedSec,
                        AgentBucket::getStatusChanges)
                .containsExactly(tuple(120, 60, 120, 300, 3), tuple(0, 0, 300, 300, 0), tuple(0, 0, 120, 120, 0));
    }

    @Test
    void shouldCountAnOpenSegmentUpToTheNextForAsLongAsThereIsOne() {
        Feed feed = statusOf("next");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), row("next", "10:00:00", null, "AVAILABLE"))
                .shows(feed, at("10:06:00"), row("next", "10:03:00", "10:04:00", "AWAY"))
                .shows(feed, at("10:07:05"))
                .tells(feed, at("10:08:00"), row("next", "10:03:00", "10:04:00", "AWAY"))
                .shows(feed, at("10:12:05")));

        assertThat(ISSUED.revisions("next", "a1", at("10:05:00")))
                .extracting(AgentBucket::getReadySec, AgentBucket::getAwaySec, AgentBucket::getStatusChanges)
                .containsExactly(tuple(60, 0, 1), tuple(60, 60, 2), tuple(180, 60, 2), tuple(300, 0, 1));
        assertThat(ISSUED.last("next", "a1", at("10:10:00")).getReadySec()).isEqualTo(300);
    }

    /** Nobody knows whether it has ended: what polls had proven until then stays, and no silence adds to it. */
    @Test
    void shouldNotCountOnASegmentWhoseEndCannotBeRead() {
        Feed feed = statusOf("unread");
        StatusSegment open = row("unread", "10:00:00", null, "AVAILABLE");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), open)
                .shows(feed, at("10:04:00"))
                .shows(feed, at("10:05:30"), unread(open), unread(row("unread", "10:05:10", null, "AWAY")))
                .shows(feed, at("10:12:05"))
                .shows(feed, at("10:17:05"))
                .shows(feed, at("10:18:00"), row("unread", "10:00:00", "10:05:10", "AVAILABLE"))
                .shows(feed, at("10:22:05"), row("unread", "10:05:10", null, "AWAY")));

        assertThat(ISSUED.revisions("unread", "a1", at("10:05:00")))
                .extracting(AgentBucket::getReadySec, AgentBucket::getIsFinal)
                .containsExactly(tuple(60, false), tuple(240, false), tuple(240, true), tuple(300, true));
        assertThat(ISSUED.revisions("unread", "a1", at("10:10:00")))
                .extracting(AgentBucket::getReadySec, AgentBucket::getAwaySec, AgentBucket::getObservedSec)
                .as("not known; then the first ended, then the second goes on")
                .containsExactly(tuple(0, 0, 0), tuple(0, 0, 0), tuple(10, 0, 10), tuple(10, 290, 300));
        assertThat(ISSUED.last("unread", "a1", at("10:15:00")).getAwaySec())
                .as("known again")
                .isEqualTo(300);
    }

    @Test
    void shouldCorrectWordsAndForgetWhatIsDeleted() {
        Feed feed = statusOf("word");
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        at("10:07:30"),
                        row("word", "10:00:00", "10:02:00", "AVAILABLE"),
                        row("word", "10:02:00", "10:03:00", "AWAY"))
                .shows(feed, at("10:08:00"), row("word", "10:02:00", "10:03:00", "BUSY"))
                .tells(feed, at("10:09:00"), row("word", "10:02:00", "10:03:00", "BUSY")));

        assertThat(ISSUED.revisions("word", "a1", at("10:05:00")))
                .extracting(
                        AgentBucket::getReadySec,
                        AgentBucket::getAwaySec,
                        AgentBucket::getOnContactSec,
                        AgentBucket::getStatusChanges,
                        AgentBucket::getCorrected)
                .containsExactly(tuple(120, 60, 0, 2, false), tuple(120, 0, 60, 2, true), tuple(120, 0, 0, 1, true));
    }

    @Test
    void shouldCountOfflineOnlyInTheOutermostBuckets() {
        Feed feed = statusOf("off");
        ISSUED.read(new Recording()
                .shows(feed, at("10:02:00"), row("off", "09:50:00", "10:01:00", "AVAILABLE"))
                .shows(feed, at("10:03:00"), row("off", "10:01:00", null, "OFFLINE"))
                .shows(feed, at("10:22:05"))
                .shows(
                        feed,
                        at("10:31:00"),
                        row("off", "10:01:00", "10:28:00", "OFFLINE"),
                        row("off", "10:28:00", null, "AVAILABLE"))
                .shows(feed, at("10:32:05")));

        assertThat(ISSUED.latest("off", "a1").tailMap(at("10:05:00")).values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getReadySec,
                        AgentBucket::getOfflineSec,
                        AgentBucket::getStatusChanges)
                .containsExactly(
                        tuple(at("10:05:00"), 60, 240, 1),
                        tuple(at("10:30:00"), 120, 180, 1),
                        tuple(at("10:35:00"), 60, 0, 0));
    }

    @Test
    void shouldNotTouchOldBucketsOfASegmentOfSeveralDays() {
        Feed feed = statusOf("days");
        Instant start = at("10:01:00");
        double tooLate = ISSUED.counted("too.late.corrections");
        Recording recording = new Recording().shows(feed, start.plusSeconds(30), row("days", "10:01:00", null, "BUSY"));
        for (Instant time = at("10:12:05"); time.isBefore(start.plus(Duration.ofDays(4))); ) {
            recording.shows(feed, time);
            time = time.plusSeconds(7_200);
        }
        Instant end = start.plus(Duration.ofDays(4));
        ISSUED.read(recording
                .shows(feed, end.plusSeconds(30), segment("days", "a1", start, end, "BUSY"))
                .shows(feed, end.plusSeconds(600)));

        assertThat(ISSUED.counted("too.late.corrections")).isEqualTo(tooLate);
        assertThat(ISSUED.latest("days", "a1").values()).hasSize(4 * 288 + 1).allSatisfy(bucket -> {
            assertThat(bucket.getOnContactSec()).isBetween(60, 300);
            assertThat(bucket.getRevision()).isLessThanOrEqualTo(2);
        });
        assertThat(Issued.sum(ISSUED.latest("days", "a1"), start, end.plusSeconds(600), AgentBucket::getOnContactSec))
                .isEqualTo(Duration.ofDays(4).toSeconds());
    }

    /** Polls ask for today and yesterday: who forgot to log out the day before that is not asked for any more. */
    @Test
    void shouldCountAnOpenSegmentOnlyForAsLongAsPollsAskForIt() {
        Feed feed = statusOf("forgotten");
        Instant midnight = at("00:00:00").plus(Duration.ofDays(2));
        Recording recording = new Recording()
                .asks(feed, at("00:00:00"))
                .shows(feed, at("10:01:00"), row("forgotten", "10:00:00", null, "AVAILABLE"));
        ISSUED.read(every5Minutes(recording, feed, at("10:05:00"), midnight));
        Instant behind = midnight.plus(Duration.ofHours(3));
        ISSUED.read(every5Minutes(
                recording
                        .later()
                        .asks(feed, midnight.minus(Duration.ofDays(1)))
                        .shows(feed, midnight.plusSeconds(10), segment("forgotten", "a2", midnight, null, "BUSY")),
                feed,
                midnight.plusSeconds(300),
                behind));

        assertThat(Issued.sum(ISSUED.latest("forgotten", "a1"), at("10:00:00"), behind, AgentBucket::getReadySec))
                .as("up to the last poll that asked for it")
                .isEqualTo(Duration.ofHours(38).minusMinutes(5).toSeconds());
        assertThat(ISSUED.latest("forgotten", "a1").lastKey()).isEqualTo(midnight.minusSeconds(300));
        assertThat(ISSUED.last("forgotten", "a2", midnight.plus(Duration.ofHours(2)))
                        .getObservedSec())
                .as("what is asked for counts on")
                .isEqualTo(300);
    }

    @Test
    void shouldCountAnOpenSegmentAgainOnceAPollAsksForItOnceMore() {
        Feed feed = statusOf("outage");
        Instant tomorrow = at("00:00:00").plus(Duration.ofDays(1));
        ISSUED.read(new Recording()
                .asks(feed, at("00:00:00"))
                .shows(feed, at("10:01:00"), row("outage", "10:00:00", null, "AVAILABLE"))
                .asks(feed, tomorrow)
                .shows(feed, at("10:17:05"))
                .asks(feed, at("00:00:00"))
                .shows(feed, at("10:32:05"))
                .asks(feed, tomorrow)
                .shows(feed, at("10:47:05")));

        assertThat(Issued.sum(ISSUED.latest("outage", "a1"), at("10:00:00"), at("11:00:00"), AgentBucket::getReadySec))
                .isEqualTo(1_800 + 125);
    }

    @Test
    void shouldForgetWhatAgentsWhoHaveLeftDidTooLongAgo() {
        Feed feed = statusOf("left");
        int before = ISSUED.stored("stretches");
        Recording recording = new Recording()
                .shows(
                        feed,
                        at("10:07:00"),
                        row("left", "10:00:00", "10:04:00", "BUSY"),
                        row("left", "10:04:00", "10:06:00", "AWAY"));
        ISSUED.read(hourly(recording, feed, 1, 47));
        assertThat(ISSUED.stored("stretches")).isEqualTo(before + 2);

        ISSUED.read(hourly(recording.later(), feed, 48, 51));
        assertThat(ISSUED.stored("stretches")).isEqualTo(before);
    }

    @Test
    void shouldNotCountAnOpenSegmentOnWhenTheNextOneIsTooLongAgo() {
        Feed feed = statusOf("overtaken");
        Recording recording = new Recording()
                .shows(
                        feed,
                        at("10:07:00"),
                        row("overtaken", "10:00:00", null, "BUSY"),
                        row("overtaken", "10:04:00", "10:06:00", "AWAY"));
        ISSUED.read(hourly(recording, feed, 1, 51));

        assertThat(ISSUED.latest("overtaken", "a1")).containsOnlyKeys(at("10:05:00"), at("10:10:00"));
    }

    @Test
    void shouldKnowThePastThatIsReadAgainAsLongAsThePresentGoesOn() {
        Feed feed = statusOf("again");
        Instant past = at("10:00:00").minus(Duration.ofDays(5));
        Recording recording = new Recording()
                .shows(feed, at("10:07:00"))
                .shows(
                        feed.ofThePast(),
                        at("10:08:00"),
                        segment("again", "a1", past.minusSeconds(600), past.plusSeconds(240), "BUSY"));
        ISSUED.read(hourly(recording, feed, 1, 3)
                .shows(feed.ofThePast(), at("13:30:00"), segment("again", "a1", past, past.plusSeconds(60), "AWAY")));

        assertThat(ISSUED.last("again", "a1", past.plusSeconds(300)))
                .extracting(AgentBucket::getOnContactSec, AgentBucket::getAwaySec)
                .containsExactly(0, 60);
    }

    private static Recording every5Minutes(Recording recording, Feed feed, Instant first, Instant end) {
        for (Instant time = first; time.isBefore(end); time = time.plusSeconds(300)) {
            recording.shows(feed, time);
        }
        return recording;
    }

    private static Recording hourly(Recording recording, Feed feed, int first, int last) {
        for (int hour = first; hour <= last; hour++) {
            recording.shows(feed, at("10:07:30").plus(Duration.ofHours(hour)));
        }
        return recording;
    }

    private static StatusSegment unread(StatusSegment row) {
        return StatusSegment.newBuilder(row).setUnreadFields("end_time").build();
    }

    private static StatusSegment row(String account, String start, @Nullable String end, String word) {
        return segment(account, "a1", at(start), end == null ? null : at(end), word);
    }

    private static Feed statusOf(String account) {
        return Feed.of(account, Dataset.KORE_STATUS, null);
    }
}
