package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.conversations;
import static io.switchboard.buckets.aggregate.VendorRows.volume;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buckets say of intervals that no poll was answered for, or not to their end. */
class LostIntervalsTest {
    private static final Feed CHAT = Feed.of("chat", Dataset.LIVEPERSON_CONVERSATIONS, null);
    private static final Feed CARE = Feed.of("care", Dataset.KORE_VOLUME, null);

    private final Issued issued = new Issued();

    @AfterEach
    void close() {
        issued.close();
    }

    @ParameterizedTest(name = "poll records say what was answered: {0}")
    @ValueSource(booleans = {true, false})
    void shouldNotCoverConversationsThatLivePersonServesNoLonger(boolean says) {
        Recording recording = new Recording();
        begins(recording, says, at("16:05:00"));
        recording.shows(CHAT, at("17:02:00"), row(at("17:00:00"), 3), row(at("17:05:00"), 2));
        Instant back = at("17:02:00").plus(Duration.ofHours(30));
        Instant served = at("17:05:00").plus(Duration.ofHours(6));
        begins(recording, says, served);
        recording
                .shows(CHAT, back, row(served.plusSeconds(300), 4))
                .shows(CHAT, back.plusSeconds(60))
                .shows(CHAT, back.plusSeconds(600));
        issued.read(recording);

        assertThat(issued.latest("chat", "a1").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getResolved,
                        AgentBucket::getCoverage,
                        AgentBucket::getIsFinal)
                .containsExactly(
                        tuple(at("17:00:00"), 3L, 1.0, true),
                        tuple(at("17:05:00"), 2L, 0.4, true),
                        tuple(served.plusSeconds(300), 4L, 1.0, true));
    }

    @Test
    void shouldCoverMissedIntervalsOnceAPollIsAnsweredForThem() {
        Instant back = at("15:00:00");
        Recording recording = new Recording()
                .answers(CARE, at("08:00:00"))
                .shows(CARE, at("10:03:00"), volume("care", "q1", at("10:00:00"), 5, 3))
                .answers(CARE, at("10:00:00"), at("12:00:00"), at("14:00:00"))
                .cannotReadAll(
                        CARE,
                        back,
                        volume("care", "q1", at("11:00:00"), 7, 7),
                        volume("care", "q1", at("13:00:00"), 9, 9),
                        volume("care", "q1", at("14:00:00"), 6, 6))
                .answers(CARE, at("14:00:00"))
                .shows(CARE, back.plusSeconds(60))
                .shows(CARE, back.plusSeconds(600));
        issued.read(recording);

        assertThat(coverage())
                .containsExactly(
                        tuple(at("10:15:00"), 1.0),
                        tuple(at("11:15:00"), 1.0),
                        tuple(at("13:15:00"), 0.0),
                        tuple(at("14:15:00"), 1.0));

        Recording half = recording
                .later()
                .answers(CARE, at("12:00:00"), at("13:00:00"), at("14:00:00"))
                .shows(CARE, back.plusSeconds(660));
        issued.read(half);
        assertThat(coverage()).as("half of what was missed").contains(tuple(at("13:15:00"), 0.0));

        issued.read(half.later().answers(CARE, at("13:00:00")).shows(CARE, back.plusSeconds(720)));
        assertThat(coverage()).extracting(each -> each.toList().get(1)).containsOnly(1.0);
        assertThat(issued.last("care", "queue", "q1", at("13:15:00")).getCorrected())
                .isTrue();
    }

    @Test
    void shouldCoverNothingOfWhatAnAnswerLeftInDoubt() {
        issued.read(new Recording()
                .answers(CARE, at("08:00:00"))
                .shows(CARE, at("09:59:00"))
                .answers(CARE)
                .cannotReadAll(CARE, at("10:03:00"), volume("care", "q1", at("10:00:00"), 5, 3)));

        assertThat(coverage()).containsExactly(tuple(at("10:15:00"), 0.0));
    }

    private List<Tuple> coverage() {
        return issued.latest("care", "queue", "q1").values().stream()
                .map(bucket -> tuple(bucket.getBucketEnd(), bucket.getCoverage()))
                .toList();
    }

    /** An older collector says from when on it asked, and not what was answered. */
    private static void begins(Recording recording, boolean says, Instant from) {
        if (says) {
            recording.answers(CHAT, from);
        } else {
            recording.asks(CHAT, from);
        }
    }

    private static Metrics row(Instant end, long resolved) {
        return conversations("chat", "agent", "all", "a1", end, resolved);
    }
}
