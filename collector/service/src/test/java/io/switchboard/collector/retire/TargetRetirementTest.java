package io.switchboard.collector.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.snapshot.RowVisibility;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetRetirementTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void shouldKnowTheTargetsThatAnAccountMayHaveHad() {
        assertThat(TargetRetirement.targets("acme"))
                .extracting(PollTarget::name)
                .contains("acme/agent-monitor", "acme/agent-performance", "acme/agent-status-details");
        assertThat(target("agent-monitor").datasets())
                .as("both are polled together")
                .containsExactly(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS);
    }

    @Test
    void shouldLogOutAgentsWithTheLastNumber() {
        List<SpecificRecordBase> agents = List.of(agent("1"), agent("2"));
        TargetRetirement retirement = retirement("agent-monitor", Dataset.CONVOSO_AGENTS, agents);

        PollResult poll = retirement.polls(NOW).getFirst();

        assertThat(retirement.polls(NOW)).hasSize(1);
        assertThat(poll.retires()).isTrue();
        assertThat(poll.sequence()).isEqualTo(42);
        assertThat(poll.seen()).hasSize(2);
        assertThat(poll.seen().getFirst().changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.op()).isEqualTo(ChangeOp.DELETE);
            assertThat(change.when().eventTime()).isEqualTo(NOW);
            assertThat(change.when().notBefore()).contains(NOW.minusSeconds(90));
        });
        assertThat(retirement.endingByDataset())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Dataset.CONVOSO_AGENTS.name(), 2, Dataset.CONVOSO_TOTALS.name(), 0));
    }

    /** It was true, and a day's bucket must not go back to nothing. */
    @Test
    void shouldEndWhatIsNotOverAndLeaveWhatIs() {
        SpecificRecordBase over = segment("a", NOW.minusSeconds(60));
        SpecificRecordBase open = segment("b", null);
        TargetRetirement retirement = retirement("agent-status-details", Dataset.KORE_STATUS, List.of(over, open));

        assertThat(retirement.polls(NOW).getFirst().seen().getFirst().changes())
                .extracting(RowChange::before)
                .containsExactly(Optional.of(open));
    }

    @Test
    void shouldRetireWithEachOfManyParts() {
        List<SpecificRecordBase> agents = IntStream.range(0, 5_001)
                .<SpecificRecordBase>mapToObj(i -> agent("agent-" + i))
                .toList();

        List<PollResult> polls =
                retirement("agent-monitor", Dataset.CONVOSO_AGENTS, agents).polls(NOW);

        assertThat(polls).extracting(PollResult::retires).containsExactly(true, true);
    }

    @Test
    void shouldKnowNothingOfATargetThatNeverWas() {
        assertThat(new TargetRetirement(target("agent-monitor"), TargetState.NEW).isKnown())
                .isFalse();
    }

    private static TargetRetirement retirement(String api, Dataset<?, ?, ?> dataset, List<SpecificRecordBase> rows) {
        FieldRoles roles = new FieldRoles(dataset);
        Map<SpecificRecordBase, SpecificRecordBase> byKey =
                rows.stream().collect(Collectors.toMap(roles::key, Function.identity()));
        Snapshot known = Snapshot.restored(byKey, Optional.of(NOW.minusSeconds(90)), RowVisibility.NONE);
        return new TargetRetirement(
                target(api), new TargetState(Optional.of(41L), Map.of(dataset.name(), known), TargetProgress.NONE));
    }

    private static PollTarget target(String api) {
        return TargetRetirement.targets("acme").stream()
                .filter(target -> target.api().equals(api))
                .findFirst()
                .orElseThrow();
    }

    private static Agent agent(String id) {
        return Agent.newBuilder()
                .setAccount("acme")
                .setUserId(id)
                .setStatus("READY")
                .build();
    }

    private static StatusSegment segment(String agent, @Nullable Instant end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId(agent)
                .setStartTime(NOW.minusSeconds(600))
                .setEndTime(end)
                .build();
    }
}
