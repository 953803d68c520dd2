package io.switchboard.collector.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static final FieldRoles ROLES = new FieldRoles(Dataset.CONVOSO_AGENTS);
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void shouldReadTheFirstSnapshotAndCreateWhatComesLater() {
        Diff first = poll(Snapshot.NONE, 0, agent("a", "READY"));
        Diff second = poll(first.next(), 1, agent("a", "READY"), agent("b", "READY"));

        assertThat(first.changes()).extracting(RowChange::op).containsExactly(ChangeOp.READ);
        assertThat(first.changes().getFirst().when().notBefore()).isEmpty();
        assertThat(second.changes()).extracting(RowChange::op).containsExactly(ChangeOp.CREATE);
        assertThat(second.changes().getFirst().when().notBefore()).contains(start(0));
    }

    @Test
    void shouldTakeAChangeOfClockFieldsForNone() {
        Diff first = poll(Snapshot.NONE, 0, agent("a", "READY"));
        Agent later = some("a", "READY")
                .setStatusLengthSec(17)
                .setLastUpdateTime(T0.plusSeconds(17))
                .setCssClass("waiting_dark")
                .build();

        Diff second = poll(first.next(), 1, later);

        assertThat(second.changes()).isEmpty();
        assertThat(second.next().rows()).isSameAs(first.next().rows());
    }

    @Test
    void shouldGiveTheLastEmittedRowAsBefore() {
        Agent ready = agent("a", "READY");
        Diff first = poll(Snapshot.NONE, 0, ready);
        Diff idle =
                poll(first.next(), 1, some("a", "READY").setStatusLengthSec(9).build());

        Diff changed = poll(idle.next(), 2, agent("a", "INCALL"));

        RowChange change = changed.changes().getFirst();
        assertThat(change.before()).containsSame(ready);
        assertThat(change.changed()).containsExactly("status");
        assertThat(change.when().notBefore()).contains(start(1));
        assertThat(change.when().basis()).isEqualTo(Basis.OBSERVED);
    }

    @Test
    void shouldTakeTheVendorsTimeOfAChangeWhereItHasOne() {
        Diff first = poll(Snapshot.NONE, 0, agent("a", "READY"));
        Instant changedAt = T0.plusSeconds(3);

        Diff second = poll(
                first.next(),
                1,
                Agent.newBuilder(agent("a", "INCALL"))
                        .setLastStateChange(changedAt)
                        .build());

        assertThat(second.changes().getFirst().when().eventTime()).isEqualTo(changedAt);
        assertThat(second.changes().getFirst().when().basis()).isEqualTo(Basis.VENDOR);
    }

    @Test
    void shouldDeleteOnlyWhatTwoPollsMissed() {
        Diff all = poll(Snapshot.NONE, 0, agent("a", "READY"), agent("b", "READY"), agent("c", "READY"));
        Diff once = poll(all.next(), 1, agent("a", "READY"), agent("b", "READY"));
        Diff twice = poll(once.next(), 2, agent("a", "READY"), agent("b", "READY"));

        assertThat(once.changes()).isEmpty();
        RowChange delete = twice.changes().getFirst();
        assertThat(delete.op()).isEqualTo(ChangeOp.DELETE);
        assertThat(delete.before()).contains(agent("c", "READY"));
        assertThat(delete.when().notBefore()).as("last poll that showed it").contains(start(0));
        assertThat(delete.when().eventTime()).as("first poll that missed it").isEqualTo(read(1));
        assertThat(twice.next().rows()).hasSize(2);
    }

    @Test
    void shouldKnowAfterARestartWhenTheRowWasSeenThatWasMissingBefore() {
        Diff all = poll(Snapshot.NONE, 0, agents(3));
        Snapshot without = poll(all.next(), 1, agents(2)).next();
        Snapshot restored = Snapshot.restored(without.rows(), without.allSeenAt(), without.visibility());

        Diff twice = poll(poll(restored, 2, agents(2)).next(), 3, agents(2));

        assertThat(twice.changes().getFirst().when().notBefore())
                .as("last poll that showed it")
                .contains(start(0));
        assertThat(twice.next().allSeenAt()).as("none is missing any more").contains(start(3));
    }

    @Test
    void shouldNotTellARowForSeenOfWhichNobodyKnowsWhenItWas() {
        Snapshot known = poll(Snapshot.NONE, 0, agents(3)).next();
        Snapshot restored = Snapshot.restored(known.rows(), Optional.empty(), RowVisibility.NONE);

        Diff once = poll(restored, 1, agents(2));

        assertThat(once.next().allSeenAt()).isEmpty();
        assertThat(poll(once.next(), 2, agents(2)).changes().getFirst().when().notBefore())
                .isEmpty();
    }

    @Test
    void shouldNotTakeARowForNewSinceAPollThatMayHaveLackedIt() {
        Diff all = poll(Snapshot.NONE, 0, agents(2));
        DatasetObservation broken = observation(1, false, agents(1));

        Diff lacking = Diff.between(all.next(), broken, ROLES, AbsencePolicy.DEFAULT);
        Diff seen = poll(lacking.next(), 3, agents(3));

        assertThat(seen.changes().getFirst().op()).isEqualTo(ChangeOp.CREATE);
        assertThat(seen.changes().getFirst().when().notBefore())
                .as("the last poll that would have shown it")
                .contains(start(0));
        assertThat(seen.next().visibility().wholeAt()).contains(start(3));
    }

    @Test
    void shouldNotTakeARowForNewSinceAPollThatLackedMostOfThem() {
        Diff all = poll(Snapshot.NONE, 0, agents(10));
        Diff shrunk = poll(all.next(), 1, agents(4));

        assertThat(poll(shrunk.next(), 2, agents(11))
                        .changes()
                        .getFirst()
                        .when()
                        .notBefore())
                .contains(start(0));
    }

    @Test
    void shouldNotKnowWhenItChangedWhatAPollOfThePastFinds() {
        Diff live = poll(Snapshot.NONE, 0, agent("a", "READY"));
        DatasetObservation past = new DatasetObservation(
                List.of(List.of(agent("a", "PAUSED"), agent("b", "READY"))),
                0,
                ResponseCoverage.ALL,
                start(1),
                read(1),
                Origin.BACKFILL);

        Diff found = Diff.between(live.next(), past, ROLES, AbsencePolicy.DEFAULT);

        assertThat(found.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.when().notBefore()).isEmpty());
    }

    @Test
    void shouldForgetAnAbsenceThatEnds() {
        Diff all = poll(Snapshot.NONE, 0, agent("a", "READY"), agent("b", "READY"), agent("c", "READY"));
        Diff without = poll(all.next(), 1, agent("a", "READY"), agent("b", "READY"));
        Diff back = poll(without.next(), 2, agent("a", "READY"), agent("b", "READY"), agent("c", "PAUSED"));
        Diff again = poll(back.next(), 3, agent("a", "READY"), agent("b", "READY"));

        assertThat(back.changes().getFirst().when().notBefore()).contains(start(0));
        assertThat(again.changes()).as("one poll again, not two").isEmpty();
    }

    @Test
    void shouldDoubtThatMoreThanHalfAreGoneUntilASecondPollConfirmsIt() {
        Agent[] ten = agents(10);
        Diff all = poll(Snapshot.NONE, 0, ten);
        Diff shrunk = poll(all.next(), 1, agents(4));
        Diff confirmed = poll(shrunk.next(), 2, agents(4));
        Diff deleted = poll(confirmed.next(), 3, agents(4));

        assertThat(shrunk.held())
                .hasValueSatisfying(reason -> assertThat(reason).contains("6 of 10"));
        assertThat(confirmed.held()).isPresent();
        assertThat(deleted.held()).isEmpty();
        assertThat(confirmed.changes()).isEmpty();
        assertThat(deleted.changes()).hasSize(6).allMatch(change -> change.op() == ChangeOp.DELETE);
        assertThat(deleted.changes().getFirst().when().eventTime()).isEqualTo(read(1));
    }

    @Test
    void shouldDeleteNothingAfterAShrinkThatPassed() {
        Diff all = poll(Snapshot.NONE, 0, agents(10));
        Diff shrunk = poll(all.next(), 1, agents(4));
        Diff whole = poll(shrunk.next(), 2, agents(10));

        assertThat(whole.changes()).isEmpty();
        assertThat(whole.next().missing()).isEmpty();
    }

    @Test
    void shouldHoldAbsencesOfAnAnswerThatWasNotReadWhole() {
        Diff all = poll(Snapshot.NONE, 0, agents(3));
        Snapshot snapshot = all.next();
        for (int i = 1; i < 5; i++) {
            Diff broken = Diff.between(snapshot, observation(i, false, agents(2)), ROLES, AbsencePolicy.DEFAULT);
            assertThat(broken.changes()).isEmpty();
            assertThat(broken.held()).isPresent();
            snapshot = broken.next();
        }
        assertThat(snapshot.lastSeen(new Key("acme", "agent-2"))).contains(start(0));
    }

    @Test
    void shouldCreateNotReadWhenAKnownTargetHasRowsForTheFirstTime() {
        Diff none = poll(Snapshot.NONE, 0);

        assertThat(poll(none.next(), 1, agent("a", "READY"))
                        .changes()
                        .getFirst()
                        .op())
                .isEqualTo(ChangeOp.CREATE);
        Snapshot restored = Snapshot.restored(
                none.next().rows(), Optional.of(start(0)), RowVisibility.NONE.after(start(0), true, 0));
        assertThat(poll(restored, 1, agent("a", "READY")).changes().getFirst().op())
                .isEqualTo(ChangeOp.CREATE);
    }

    @Test
    void shouldHideAMissingRowBehindOneThatCameWithoutItsKeyForOnePollMore() {
        Snapshot all = poll(Snapshot.NONE, 0, agents(4)).next();

        Diff first = unread(all, 1, 1, agents(3));
        Diff second = unread(first.next(), 2, 1, agents(3));
        Diff third = unread(second.next(), 3, 1, agents(3));

        assertThat(first.held().orElseThrow()).contains("1 rows are missing, and up to 1 of them may be among");
        assertThat(second.changes()).isEmpty();
        assertThat(second.held()).as("no row more has no key").isEmpty();
        assertThat(third.changes()).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
        assertThat(third.changes().getFirst().when().eventTime()).isEqualTo(read(1));
        assertThat(third.next().allSeenAt()).contains(start(3));
    }

    @Test
    void shouldHideNobodyBehindARowThatNeverHasAKey() {
        Snapshot all = unread(Snapshot.NONE, 0, 1, agents(4)).next();

        Diff first = unread(all, 1, 1, agents(3));
        Diff second = unread(first.next(), 2, 1, agents(3));

        assertThat(first.held()).isEmpty();
        assertThat(second.changes()).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
        assertThat(second.next().allSeenAt()).contains(start(2));
    }

    @Test
    void shouldHideNobodyBehindARowWhoseKeyIsLostLater() {
        Snapshot all = poll(Snapshot.NONE, 0, agents(4)).next();
        Snapshot missing = poll(all, 1, agents(3)).next();

        Diff second = unread(missing, 2, 1, agents(3));

        assertThat(second.changes()).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
    }

    @Test
    void shouldDelayADeleteByOnePollHoweverOftenKeysAreLostAndFound() {
        Snapshot snapshot = poll(Snapshot.NONE, 0, agents(4)).next();
        int deleted = 0;
        for (int i = 1; i <= 3; i++) {
            Diff diff = unread(snapshot, i, i % 2, agents(3));
            deleted += diff.changes().size();
            snapshot = diff.next();
        }

        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void shouldHideNobodyAfterARestartBehindARowThatHadNoKeyBefore() {
        Snapshot before = unread(Snapshot.NONE, 0, 1, agents(4)).next();
        Snapshot restored = Snapshot.restored(before.rows(), before.allSeenAt(), before.visibility());

        Diff second = unread(unread(restored, 1, 1, agents(3)).next(), 2, 1, agents(3));

        assertThat(second.changes()).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
    }

    @Test
    void shouldNotTakeARowForNewSinceAPollInWhichItMayHaveHadNoKey() {
        Snapshot all = poll(Snapshot.NONE, 0, agents(2)).next();
        Snapshot hidden =
                unread(unread(all, 1, 1, agents(2)).next(), 2, 1, agents(2)).next();

        RowChange read = poll(hidden, 3, agents(3)).changes().getFirst();
        RowChange beside = unread(hidden, 3, 1, agents(3)).changes().getFirst();

        assertThat(read.when().notBefore())
                .as("it may be the row without a key")
                .contains(start(0));
        assertThat(beside.when().notBefore()).as("that row is still there").contains(start(2));
    }

    private static Diff unread(Snapshot last, int number, int unread, Agent... agents) {
        DatasetObservation one = observation(number, true, agents);
        return Diff.between(
                last,
                new DatasetObservation(
                        one.pages(), unread, one.coverage(), one.startedAt(), one.observedAt(), one.origin()),
                ROLES,
                AbsencePolicy.DEFAULT);
    }

    private static Diff poll(Snapshot last, int number, Agent... agents) {
        return Diff.between(last, observation(number, true, agents), ROLES, AbsencePolicy.DEFAULT);
    }

    private static DatasetObservation observation(int number, boolean whole, Agent... agents) {
        List<SpecificRecordBase> rows = Stream.<SpecificRecordBase>of(agents).toList();
        ResponseCoverage coverage = whole ? ResponseCoverage.ALL : ResponseCoverage.ALL.doubtful();
        return new DatasetObservation(List.of(rows), 0, coverage, start(number), read(number), Origin.LIVE);
    }

    private static Instant start(int number) {
        return T0.plusSeconds(5L * number);
    }

    private static Instant read(int number) {
        return start(number).plusMillis(200);
    }

    private static Agent[] agents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> agent("agent-" + i, "READY"))
                .toArray(Agent[]::new);
    }

    private static Agent agent(String id, String status) {
        return some(id, status).build();
    }

    private static Agent.Builder some(String id, String status) {
        return Agent.newBuilder()
                .setAccount("acme")
                .setUserId(id)
                .setStatus(status)
                .setLastStateChange(T0);
    }
}
