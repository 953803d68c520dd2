package io.switchboard.collector.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What is known of times when the collector's own clock ran ahead, and is right again. */
class DiffClockTest {
    private static final FieldRoles ROLES = new FieldRoles(Dataset.CONVOSO_AGENTS);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofHours(1));
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration TOOK = Duration.ofMillis(300);

    @Test
    void shouldNotKnowSinceWhenAChangeMayHaveBeen() {
        Snapshot ahead = poll(Snapshot.NONE, AHEAD, agent("a", "READY"), agent("b", "READY"))
                .next();

        Diff right = poll(ahead, NOW, agent("a", "INCALL"), agent("b", "READY"), agent("c", "READY"));
        Diff later = poll(right.next(), NOW.plus(EVERY), agent("a", "READY"), agent("b", "READY"), agent("c", "READY"));

        assertThat(right.changes()).extracting(RowChange::op).containsExactly(ChangeOp.UPDATE, ChangeOp.CREATE);
        assertThat(right.changes())
                .allSatisfy(change -> assertThat(change.when().notBefore()).isEmpty());
        assertThat(later.changes().getFirst().when().notBefore())
                .as("one good poll later it is known again")
                .contains(NOW);
    }

    @Test
    void shouldNotKnowItAfterARestartEither() {
        Agent before = agent("a", "READY");
        Snapshot restored = Snapshot.restored(
                Map.of(ROLES.key(before), before), Optional.of(AHEAD), RowVisibility.NONE.after(AHEAD, true, 0));

        Diff right = poll(restored, NOW, agent("a", "INCALL"), agent("b", "READY"));

        assertThat(right.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.when().notBefore()).isEmpty());
    }

    @Test
    void shouldDateADeleteIntoItsInterval() {
        Snapshot shown = poll(Snapshot.NONE, AHEAD, agents("a", "b", "c")).next();
        Snapshot missed = poll(shown, AHEAD.plus(EVERY), agents("a", "b")).next();

        RowChange delete = poll(missed, NOW, agents("a", "b")).changes().getFirst();

        assertThat(delete.op()).isEqualTo(ChangeOp.DELETE);
        assertThat(delete.when())
                .isEqualTo(new RowChange.ChangeWindow(Optional.empty(), NOW.plus(TOOK), Basis.OBSERVED));
    }

    @Test
    void shouldDateADeleteByTheFirstPollThatMissedTheRowWithARightClock() {
        Snapshot shown = poll(Snapshot.NONE, AHEAD, agents("a", "b", "c")).next();
        Snapshot missed = poll(shown, NOW, agents("a", "b")).next();

        RowChange delete =
                poll(missed, NOW.plus(EVERY), agents("a", "b")).changes().getFirst();

        assertThat(delete.when())
                .isEqualTo(new RowChange.ChangeWindow(Optional.empty(), NOW.plus(TOOK), Basis.OBSERVED));
    }

    @Test
    void shouldNotSayThatAllWasSeenLaterThanItIs() {
        Snapshot shown = poll(Snapshot.NONE, AHEAD, agents("a", "b", "c")).next();

        Snapshot missed = poll(shown, NOW, agents("a", "b")).next();

        assertThat(missed.allSeenAt()).isEmpty();
        assertThat(poll(missed, NOW.plus(EVERY), agents("a", "b", "c")).next().allSeenAt())
                .contains(NOW.plus(EVERY));
    }

    private static Diff poll(Snapshot last, Instant startedAt, Agent... rows) {
        DatasetObservation now = new DatasetObservation(
                List.of(List.<SpecificRecordBase>of(rows)),
                0,
                ResponseCoverage.ALL,
                startedAt,
                startedAt.plus(TOOK),
                Origin.LIVE);
        return Diff.between(last, now, ROLES, AbsencePolicy.DEFAULT);
    }

    private static Agent[] agents(String... ids) {
        return Stream.of(ids).map(id -> agent(id, "READY")).toArray(Agent[]::new);
    }

    private static Agent agent(String id, String status) {
        return Agent.newBuilder()
                .setAccount("acme")
                .setUserId(id)
                .setStatus(status)
                .build();
    }
}
