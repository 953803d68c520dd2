package io.switchboard.collector.assign;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.fetch.DayRequests;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RowVisibility;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestoredStateTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final PollTarget STATUS =
            target("agent-status-details", Optional.of(DayRequests.MEMORY), Dataset.KORE_STATUS);
    private static final PollTarget MONITOR =
            target("agent-monitor", Optional.empty(), Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS);

    private final RestoredState restored = new RestoredState(List.of(STATUS, MONITOR), NOW);
    private long offset;

    @Test
    void shouldBeginAnewWhereTheTopicsTellNothing() {
        TargetState state = restored.state(STATUS);

        assertThat(state.lastSequence()).isEmpty();
        assertThat(state.progress().readTo()).isEmpty();
        assertThat(state.snapshots()).containsOnlyKeys("kore.agent-status-details");
        assertThat(restored.offsets(STATUS).poll()).isEmpty();
    }

    @Test
    void shouldGoOnAfterTheLastEnd() {
        restored.end(allSeen(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), NOW), 100);
        Instant next = NOW.plusSeconds(30);
        restored.end(allSeen(end(Dataset.KORE_STATUS, 8, next, Outcome.PARTIAL), next), 101);
        restored.end(allSeen(end(Dataset.KORE_STATUS, 9, NOW.plusSeconds(60), Outcome.UNREACHABLE), next), 102);

        TargetState state = restored.state(STATUS);

        assertThat(state.lastSequence()).contains(9L);
        assertThat(state.progress().readTo()).as("the last that read all").contains(NOW);
        assertThat(snapshot(state).seenAt()).as("the last that showed rows").contains(next);
        assertThat(snapshot(state).visibility().wholeAt())
                .as("the last without a doubt")
                .contains(NOW);
        assertThat(restored.offsets(STATUS).poll()).contains(100L);
        assertThat(restored.offsets(STATUS).exact())
                .as("later records say less")
                .isFalse();
    }

    @Test
    void shouldKnowHowManyRowsTheLastPollThatReadAnyCouldNotRead() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        Poll doubtful = end(Dataset.KORE_STATUS, 8, NOW.plusSeconds(30), Outcome.PARTIAL);
        doubtful.put("unread", 1);
        Poll permanent = end(Dataset.KORE_STATUS, 9, NOW.plusSeconds(60), Outcome.COMPLETE);
        permanent.put("unread", 1);
        restored.end(doubtful, 101);
        restored.end(permanent, 102);
        restored.end(end(Dataset.KORE_STATUS, 10, NOW.plusSeconds(90), Outcome.UNREACHABLE), 103);

        assertThat(snapshot(restored.state(STATUS)).visibility())
                .isEqualTo(new RowVisibility(Optional.of(NOW.plusSeconds(60)), Optional.of(NOW), 1));
    }

    /** Which rows were missing at the last poll record, nobody knows. */
    @Test
    void shouldGoOnFromThePollByWhichAllRowsHadBeenSeen() {
        restored.end(allSeen(end(Dataset.KORE_STATUS, 8, NOW.plusSeconds(30), Outcome.COMPLETE), NOW), 100);
        restored.end(allSeen(end(Dataset.KORE_STATUS, 9, NOW.plusSeconds(60), Outcome.UNREACHABLE), NOW), 101);

        assertThat(snapshot(restored.state(STATUS)).seenAt()).contains(NOW);
        assertThat(restored.state(STATUS).progress().readTo()).contains(NOW.plusSeconds(30));
    }

    /** The last one knew nothing of some row, or is older than the field. */
    @Test
    void shouldNotKnowWhenRowsWereSeenIfTheLastEndDoesNotSay() {
        restored.end(allSeen(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), NOW), 100);
        restored.end(end(Dataset.KORE_STATUS, 8, NOW.plusSeconds(30), Outcome.COMPLETE), 101);

        assertThat(snapshot(restored.state(STATUS)).seenAt()).isEmpty();
        assertThat(snapshot(restored.state(STATUS)).visibility().wholeAt()).contains(NOW.plusSeconds(30));
    }

    @Test
    void shouldTakeTheFirstEndForOneThatReadAllIfAnOlderCollectorsOffsetIsThatOfOne() {
        RestoredState older = new RestoredState(List.of(STATUS), NOW, true, false);
        older.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.PARTIAL), 100);
        older.end(end(Dataset.KORE_STATUS, 8, NOW.plusSeconds(30), Outcome.PARTIAL), 101);

        assertThat(older.state(STATUS).progress().readTo()).contains(NOW);
    }

    /** A target that failed for days, or was partial for as long, is known by its last record. */
    @Test
    void shouldKnowAllFromTheLastPollRecordAlone() {
        Poll last = end(Dataset.KORE_STATUS, 900, NOW, Outcome.UNREACHABLE);
        last.put("read_to", NOW.minus(Duration.ofDays(3)));
        last.put("whole_at", NOW.minus(Duration.ofDays(4)));
        last.put("asked_from", NOW.minus(Duration.ofDays(6)));
        restored.end(allSeen(last, NOW.minus(Duration.ofDays(5))), 900);

        TargetState state = restored.state(STATUS);

        assertThat(state.lastSequence()).contains(900L);
        assertThat(state.progress().readTo()).contains(NOW.minus(Duration.ofDays(3)));
        assertThat(snapshot(state).visibility().wholeAt()).contains(NOW.minus(Duration.ofDays(4)));
        assertThat(state.progress().askedFrom()).contains(NOW.minus(Duration.ofDays(6)));
        assertThat(snapshot(state).seenAt()).contains(NOW.minus(Duration.ofDays(5)));
        assertThat(restored.offsets(STATUS).poll()).contains(900L);
        assertThat(restored.offsets(STATUS).exact()).isTrue();
    }

    @Test
    void shouldNotKnowWhenARowWasSeenThatTheLastPollDidNotAskFor() {
        StatusSegment settled = segment("a", NOW.minus(Duration.ofDays(1)), NOW.minus(Duration.ofHours(23)));
        StatusSegment asked = segment("a", NOW.minusSeconds(60), null);
        row(settled);
        row(asked);
        Poll last = end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE);
        last.put("asked_from", NOW.minus(Duration.ofHours(12)));
        restored.end(allSeen(last, NOW), 100);

        assertThat(snapshot(restored.state(STATUS)).missing()).containsOnlyKeys(key(settled));
    }

    @Test
    void shouldKnowNothingButTheNumberOfATargetThatWasRetired() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        Poll last = end(Dataset.KORE_STATUS, 8, NOW, Outcome.COMPLETE);
        last.put("retired", true);
        restored.end(last, 101);

        TargetState state = restored.state(STATUS);

        assertThat(state.lastSequence()).contains(8L);
        assertThat(state.progress().readTo()).isEmpty();
        assertThat(snapshot(state).visibility().wholeAt()).isEmpty();
    }

    @Test
    void shouldSayWhereTheLastRecordOfEachRowLies() {
        StatusSegment open = segment("a", NOW.minusSeconds(60), null);
        StatusSegment other = segment("b", NOW.minusSeconds(60), null);
        row(open);
        row(other);
        row(StatusSegment.newBuilder(open).setEndTime(NOW).build());

        assertThat(restored.offsets(STATUS).rows().get("kore.agent-status-details"))
                .containsExactly(Map.entry(key(other), 1L), Map.entry(key(open), 2L));
    }

    /** Else what the first polls of a large account left would be missed if it stopped then. */
    @Test
    void shouldGoOnFromWhatARecordSaysWasRead() {
        Poll first = end(Dataset.KORE_STATUS, 7, NOW, Outcome.PARTIAL);
        first.put("read_to", NOW);
        Poll next = end(Dataset.KORE_STATUS, 8, NOW.plusSeconds(300), Outcome.PARTIAL);
        next.put("read_to", NOW);
        restored.end(first, 100);
        restored.end(next, 101);

        assertThat(restored.state(STATUS).progress().readTo()).contains(NOW);
    }

    @Test
    void shouldNotTakeAFailedEndForOneThatReadAll() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.REFUSED), 100);

        assertThat(restored.state(STATUS).progress().readTo()).isEmpty();
        assertThat(restored.state(STATUS).lastSequence()).contains(7L);
        assertThat(snapshot(restored.state(STATUS)).seenAt()).isEmpty();
    }

    @Test
    void shouldLetTheEndsOfABackfillBe() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        Poll backfill = end(Dataset.KORE_STATUS, 99, NOW.plusSeconds(9), Outcome.COMPLETE);
        backfill.put("origin", Origin.BACKFILL);
        restored.end(backfill, 101);

        assertThat(restored.state(STATUS).lastSequence()).contains(7L);
        assertThat(restored.state(STATUS).progress().readTo()).contains(NOW);
    }

    @Test
    void shouldCountThatDatasetOfATargetThatWasReadLeast() {
        restored.end(end(Dataset.CONVOSO_AGENTS, 7, NOW, Outcome.COMPLETE), 100);
        restored.end(end(Dataset.CONVOSO_TOTALS, 7, NOW, Outcome.COMPLETE), 101);
        restored.end(end(Dataset.CONVOSO_AGENTS, 8, NOW.plusSeconds(5), Outcome.COMPLETE), 102);
        restored.end(end(Dataset.CONVOSO_TOTALS, 8, NOW.plusSeconds(5), Outcome.PARTIAL), 103);

        assertThat(restored.state(MONITOR).progress().readTo()).contains(NOW);
        assertThat(restored.offsets(MONITOR).poll()).contains(101L);
        assertThat(restored.state(MONITOR).lastSequence()).contains(8L);
        assertThat(restored.state(STATUS).lastSequence()).as("another target").isEmpty();
    }

    @Test
    void shouldKeepTheLatestOfEachRowAndNoneThatWasDeleted() {
        StatusSegment open = segment("a", NOW.minusSeconds(60), null);
        StatusSegment ended = segment("a", NOW.minusSeconds(60), NOW);
        StatusSegment other = segment("b", NOW.minusSeconds(60), NOW);
        row(open);
        row(other);
        row(ended);
        restored.row(Dataset.KORE_STATUS, key(other), null, offset++);

        assertThat(snapshot(restored.state(STATUS)).rows()).isEqualTo(Map.of(key(ended), ended));
        assertThat(restored.size()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutRowsThatNoPollWillAskForAgain() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        StatusSegment old = segment(
                "a",
                NOW.minus(Duration.ofDays(9)),
                NOW.minus(Duration.ofDays(3)).minusMillis(1));
        StatusSegment recent = segment("b", NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(3)));
        StatusSegment open = segment("c", NOW.minus(Duration.ofDays(90)), null);
        row(old);
        row(recent);
        row(open);

        assertThat(snapshot(restored.state(STATUS)).rows()).containsOnlyKeys(key(recent), key(open));
    }

    /** Of an account that comes back after years, or was retired. */
    @Test
    void shouldLeaveOutRowsOfLongAgoWhereNoPollIsKnown() {
        StatusSegment old = segment("a", NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(5)));
        StatusSegment recent = segment("b", NOW.minus(Duration.ofHours(2)), NOW.minus(Duration.ofHours(1)));
        StatusSegment open = segment("c", NOW.minus(Duration.ofDays(90)), null);
        row(old);
        row(recent);
        row(open);

        assertThat(snapshot(restored.state(STATUS)).rows()).containsOnlyKeys(key(recent), key(open));
    }

    /** It may be left alone for five minutes at first, and for twice as long each time after that. */
    @Test
    void shouldSayWhenATargetWouldHaveBeenPolledAgain() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        assertThat(restored.rhythm(STATUS).map(polls -> polls.quietBy(Duration.ofMinutes(5))))
                .contains(completed(NOW).plusSeconds(360));

        Instant next = NOW.plusSeconds(300);
        restored.end(end(Dataset.KORE_STATUS, 8, next, Outcome.REFUSED), 101);
        restored.end(end(Dataset.KORE_STATUS, 9, next, Outcome.REFUSED), 102);

        assertThat(restored.rhythm(STATUS).map(polls -> polls.quietBy(Duration.ofMinutes(5))))
                .contains(completed(next).plusSeconds(660));
        assertThat(restored.rhythm(MONITOR)).isEmpty();
    }

    /** Else a second retirement would wait for who polled it, for twice the time since the last poll. */
    @Test
    void shouldNotTakeARetirementForAPoll() {
        Instant back = NOW.plus(Duration.ofDays(3));
        Poll last = end(Dataset.KORE_STATUS, 8, back.minusSeconds(1), Outcome.COMPLETE);
        last.put("retired", true);
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        restored.end(last, 101);
        assertThat(restored.rhythm(STATUS)).isEmpty();

        restored.end(end(Dataset.KORE_STATUS, 9, back, Outcome.COMPLETE), 102);
        assertThat(restored.rhythm(STATUS).map(polls -> polls.quietBy(Duration.ofMinutes(5))))
                .contains(completed(back).plusSeconds(360));
    }

    private static Instant completed(Instant start) {
        return end(Dataset.KORE_STATUS, 0, start, Outcome.COMPLETE).getCompletedAt();
    }

    /** A backfill wrote it, and not all of it may be found: what a poll finds of it would be new. */
    @Test
    void shouldLeaveOutRowsThatNoLivePollHasAskedFor() {
        Poll last = end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE);
        last.put("read_to", NOW);
        last.put("covered_from", NOW.minus(Duration.ofDays(1)));
        RestoredState history = new RestoredState(List.of(STATUS), NOW, false, true);
        StatusSegment past = segment("a", NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(86_401));
        StatusSegment over = segment("b", NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(86_399));
        for (RestoredState to : List.of(restored, history)) {
            to.end(last, 100);
            to.row(Dataset.KORE_STATUS, key(past), past, 1);
            to.row(Dataset.KORE_STATUS, key(over), over, 2);
        }

        assertThat(snapshot(restored.state(STATUS)).rows()).containsOnlyKeys(key(over));
        assertThat(restored.state(STATUS).progress().unconfirmed()).isEmpty();
        assertThat(snapshot(history.state(STATUS)).rows()).containsOnlyKeys(key(past), key(over));
    }

    /** Nobody knows what was new in the last answer. */
    @Test
    void shouldHaveAllThatIsRememberedConfirmed() {
        restored.end(end(Dataset.KORE_STATUS, 7, NOW, Outcome.COMPLETE), 100);
        row(segment("a", NOW.minus(Duration.ofDays(90)), null));
        row(segment("b", NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1))));
        row(segment("c", NOW.minus(Duration.ofDays(1)), NOW));

        assertThat(restored.state(STATUS).progress().unconfirmed()).contains(NOW.minus(Duration.ofDays(2)));
    }

    @Test
    void shouldLeaveOutTheRowsOfOtherAccounts() {
        StatusSegment other = StatusSegment.newBuilder(segment("a", NOW, null))
                .setAccount("globex")
                .build();

        restored.row(Dataset.KORE_STATUS, new Key("globex", "a", NOW), other, offset++);

        assertThat(restored.size()).isZero();
    }

    private void row(StatusSegment row) {
        restored.row(Dataset.KORE_STATUS, key(row), row, offset++);
    }

    private static Snapshot snapshot(TargetState state) {
        return Optional.ofNullable(state.snapshots().get("kore.agent-status-details"))
                .orElseThrow();
    }

    private static PollTarget target(String api, Optional<Duration> memory, Dataset<?, ?, ?>... datasets) {
        return new PollTarget(
                "acme",
                api,
                List.of(datasets),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                AbsencePolicy.DEFAULT,
                new DayWindow(Optional.empty(), memory));
    }

    private static Poll end(Dataset<?, ?, ?> dataset, long sequence, Instant start, Outcome outcome) {
        return Poll.newBuilder()
                .setTarget("acme/api")
                .setDataset(dataset.name())
                .setAccount("acme")
                .setPollId("acme/api#" + sequence)
                .setSequence(sequence)
                .setStartedAt(start)
                .setCompletedAt(start.plusMillis(200))
                .setOutcome(outcome)
                .setOrigin(Origin.LIVE)
                .setPages(1)
                .setRowsRead(1)
                .setCreated(0)
                .setUpdated(0)
                .setDeleted(0)
                .setBytesRead(1)
                .build();
    }

    private static Poll allSeen(Poll end, Instant at) {
        end.put("all_seen_at", at);
        return end;
    }

    private static Key key(StatusSegment row) {
        return new Key(row.getAccount(), row.getUserId(), row.getStartTime());
    }

    private static StatusSegment segment(String agent, Instant start, @Nullable Instant end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId(agent)
                .setStartTime(start)
                .setEndTime(end)
                .build();
    }
}
