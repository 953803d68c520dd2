package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.buckets.aggregate.VendorRows.volume;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What polls of the past make of buckets. */
class PastBucketsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-02-10T00:00:00Z");

    private static final Instant END = at("10:05:00");

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldAddUpWhatTheChunksOfThePastTell() {
        Feed past = Feed.of("chunks", Dataset.KORE_STATUS, null).ofThePast();
        Feed volumes = Feed.of("chunks", Dataset.KORE_VOLUME, null).ofThePast();
        Instant before = MIDNIGHT.minusSeconds(30 * 86_400);
        ISSUED.read(new Recording()
                .shows(past.live(), at("10:01:00"), segment("chunks", "a1", at("10:00:00"), null, "AVAILABLE"))
                .shows(past, at("10:08:00"), segment("chunks", "a1", midnight(-400), midnight(60), "AWAY"))
                .shows(volumes, at("10:08:10"), volume("chunks", "q1", before, 2, 2))
                .shows(
                        past.live(),
                        at("10:08:20"),
                        segment("chunks", "a1", at("10:00:00"), at("10:08:00"), "AVAILABLE"))
                .shows(past, at("10:09:00"), segment("chunks", "a1", midnight(60), midnight(90), "BUSY"))
                .shows(past, at("10:10:00"), segment("chunks", "a1", midnight(86_400), midnight(86_460), "BUSY")));

        assertThat(ISSUED.revisions("chunks", "a1", midnight(300)))
                .extracting(
                        AgentBucket::getRevision,
                        AgentBucket::getAwaySec,
                        AgentBucket::getOnContactSec,
                        AgentBucket::getIsFinal)
                .containsExactly(tuple(1, 60, 0, true), tuple(2, 60, 30, true));
        assertThat(ISSUED.last("chunks", "a1", midnight(86_700)).getIsFinal()).isTrue();
        QueueBucket queue = ISSUED.last("chunks", "queue", "q1", before.plusSeconds(900));
        assertThat(queue.getIsFinal()).isTrue();
        assertThat(queue.getCoverage()).isEqualTo(1.0);
    }

    @Test
    void shouldNotMoveTheClockByPollsOfThePast() {
        Feed live = Feed.of("clock", Dataset.KORE_STATUS, null);
        ISSUED.read(new Recording()
                .shows(live, at("10:01:00"), segment("clock", "a1", at("10:00:00"), null, "AVAILABLE"))
                .shows(live.ofThePast(), at("10:08:00"), segment("clock", "a1", midnight(0), midnight(60), "AWAY"))
                .shows(live, at("10:04:00"), segment("clock", "a1", at("10:00:00"), at("10:03:00"), "AVAILABLE")));

        assertThat(ISSUED.revisions("clock", "a1", at("10:05:00")))
                .extracting(AgentBucket::getReadySec, AgentBucket::getIsFinal)
                .containsExactly(tuple(60, false), tuple(180, false));
    }

    @Test
    void shouldReadThePastOfAnAccountThatNobodyPolls() {
        Feed past = Feed.of("over", Dataset.CONVOSO_PERFORMANCE, "America/Los_Angeles")
                .ofThePast();
        Instant lastBucket = Instant.parse("2026-02-11T08:00:00Z");
        LocalDate day = LocalDate.parse("2026-02-10");
        ISSUED.read(new Recording()
                .shows(past, at("10:08:00"), performance("over", "a1", day, 7))
                .shows(past, at("10:09:00"), performance("over", "a1", day, 9)));

        assertThat(ISSUED.revisions("over", "a1", lastBucket))
                .extracting(
                        AgentBucket::getContacts,
                        AgentBucket::getResolutionSec,
                        AgentBucket::getIsFinal,
                        AgentBucket::getCorrected)
                .containsExactly(tuple(7L, 86_400, true, false), tuple(9L, 86_400, true, true));
    }

    @Test
    void shouldKeepABucketFinalThatAPollOfThePastHasTold() {
        Feed live = Feed.of("kept", Dataset.KORE_STATUS, null);
        ISSUED.read(new Recording()
                .shows(live, at("10:01:00"))
                .shows(
                        live.ofThePast(),
                        at("10:12:00"),
                        segment("kept", "a1", at("10:01:00"), at("10:02:00"), "AVAILABLE"))
                .shows(live, at("10:04:00"), segment("kept", "a1", at("10:03:00"), at("10:04:00"), "AWAY")));

        assertThat(ISSUED.revisions("kept", "a1", END))
                .extracting(AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(true, false), tuple(true, true));
    }

    @Test
    void shouldLeaveToLivePollsToCloseWhatTheyAreAboutToClose() {
        Feed live = Feed.of("beside", Dataset.KORE_STATUS, null);
        ISSUED.read(new Recording()
                .shows(live, at("10:04:50"), segment("beside", "a1", at("10:01:00"), null, "AVAILABLE"))
                .shows(
                        live.ofThePast(),
                        at("10:07:10"),
                        segment("beside", "a2", at("10:01:00"), at("10:02:00"), "AVAILABLE"))
                .shows(live, at("10:05:20"), segment("beside", "a2", at("10:03:00"), at("10:04:00"), "AWAY"))
                .shows(live, at("10:07:30")));

        assertThat(ISSUED.revisions("beside", "a2", END))
                .extracting(AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(false, false), tuple(false, false), tuple(true, false));
    }

    @Test
    void shouldNotReplaceWhatALivePollHasSeenSince() {
        Feed kore = Feed.of("outrun", Dataset.KORE_STATUS, null);
        Feed volumes = Feed.of("outrun", Dataset.KORE_VOLUME, null);
        Instant quarter = at("10:00:00");
        ISSUED.read(new Recording()
                .shows(kore, at("10:03:00"), segment("outrun", "a1", at("10:01:00"), at("10:02:00"), "AVAILABLE"))
                .shows(volumes, at("10:03:00"), volume("outrun", "q1", quarter, 9, 8))
                .shows(
                        kore.ofThePast(),
                        at("10:01:30"),
                        segment("outrun", "a1", at("10:01:00"), null, "AVAILABLE"),
                        segment("outrun", "a2", at("10:00:30"), at("10:01:00"), "AWAY"))
                .shows(
                        volumes.ofThePast(),
                        at("10:01:30"),
                        volume("outrun", "q1", quarter, 4, 4),
                        volume("outrun", "q1", quarter.minusSeconds(900), 2, 2))
                .shows(kore, at("10:09:00"))
                .shows(volumes, at("10:18:00")));

        assertThat(ISSUED.last("outrun", "a1", END).getReadySec()).isEqualTo(60);
        assertThat(ISSUED.latest("outrun", "a1")).containsOnlyKeys(END);
        assertThat(ISSUED.last("outrun", "a2", END).getAwaySec()).isEqualTo(30);
        assertThat(ISSUED.last("outrun", "queue", "q1", quarter.plusSeconds(900))
                        .getOffered())
                .isEqualTo(9);
        assertThat(ISSUED.last("outrun", "queue", "q1", quarter).getOffered()).isEqualTo(2);
    }

    @Test
    void shouldNotTakeBackWithAnOlderAnswerWhatALivePollHasCounted() {
        Feed live = Feed.of("older", Dataset.CONVOSO_PERFORMANCE, "UTC");
        LocalDate day = LocalDate.parse("2026-03-02");
        ISSUED.read(new Recording()
                .shows(live, at("10:01:00"), performance("older", "a1", day, 40, 18_000))
                .shows(live, at("10:03:00"), performance("older", "a1", day, 44, 18_060))
                .shows(live.ofThePast(), at("10:02:00"), performance("older", "a1", day, 42, 18_030))
                .shows(live, at("10:06:00"), performance("older", "a1", day, 45, 18_160)));

        assertThat(ISSUED.revisions("older", "a1", END))
                .extracting(AgentBucket::getContacts)
                .doesNotContain(42L);
        assertThat(ISSUED.latest("older", "a1").values().stream()
                        .mapToLong(AgentBucket::getContacts)
                        .sum())
                .isEqualTo(45);
    }

    /** Seconds from a midnight of long ago. */
    private static Instant midnight(long seconds) {
        return MIDNIGHT.plusSeconds(seconds);
    }
}
