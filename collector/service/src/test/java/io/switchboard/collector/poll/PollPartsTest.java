package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.RejectedRow;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.topic.Dataset;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class PollPartsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String AGENTS = Dataset.CONVOSO_AGENTS.name();
    private static final PollTarget TARGET = new PollTarget(
            "acme",
            "agent-monitor",
            List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            AbsencePolicy.DEFAULT,
            new DayWindow(Optional.empty(), Optional.empty()));

    private final PollResultFactory observations = new PollResultFactory(TARGET, Origin.LIVE);

    @Test
    void shouldLeaveASmallPollAsItIs() {
        PollResult poll = poll(TargetState.NEW, 0, 5, "READY");

        assertThat(PollParts.of(TargetState.NEW, poll, 5)).containsExactly(poll);
    }

    @Test
    void shouldNumberThePartsAndLetTheLastOneBeWhatThePollWas() {
        PollResult poll = poll(TargetState.NEW, 0, 12, "READY");

        List<PollResult> parts = PollParts.of(TargetState.NEW, poll, 5);

        assertThat(parts)
                .extracting(PollResult::sequence)
                .containsExactly(poll.sequence(), poll.sequence() + 1, poll.sequence() + 2);
        assertThat(parts.subList(0, 2)).allSatisfy(part -> {
            assertThat(part.outcome()).isInstanceOf(PollOutcome.PartialOutcome.class);
            assertThat(part.readAll()).isFalse();
            assertThat(part.seen().getFirst().next().allSeenAt())
                    .as("silence proves nothing before the last part")
                    .isEmpty();
        });
        assertThat(parts.getLast().outcome()).isEqualTo(poll.outcome());
        assertThat(parts.getLast().readAll()).isTrue();
        assertThat(parts.getLast().seen().getFirst().next())
                .isEqualTo(poll.seen().getFirst().next());
        assertThat(parts.stream().flatMap(PollPartsTest::changes).toList())
                .isEqualTo(poll.seen().getFirst().changes());
        assertThat(parts).allSatisfy(part -> assertThat(part.seen()).hasSize(2));
        assertThat(state(TargetState.NEW, parts)).isEqualTo(TargetState.NEW.after(parts.getLast()));
    }

    /** As it is after a crash: the rows are in the topics, and no poll record says that all had been seen. */
    @Test
    void shouldReadTheRestOfAFirstSnapshotThatWasCutOff() {
        PollResult first = poll(TargetState.NEW, 0, 12, "READY");
        PollResult committed = PollParts.of(TargetState.NEW, first, 5).getFirst();
        Snapshot seen = committed.seen().getFirst().next();
        TargetState restored = new TargetState(
                Optional.of(committed.sequence()),
                Map.of(AGENTS, Snapshot.restored(seen.rows(), seen.allSeenAt(), seen.visibility())),
                TargetProgress.NONE);

        PollResult next = poll(restored, 1, 12, "READY");

        assertThat(next.sequence()).isEqualTo(committed.sequence() + 1);
        assertThat(changes(next).map(RowChange::op)).hasSize(7).containsOnly(ChangeOp.READ);
    }

    @Test
    void shouldGoOnFromThePartsThatAreCommitted() {
        PollResult first = poll(TargetState.NEW, 0, 12, "READY");
        TargetState before = TargetState.NEW.after(first);
        PollResult changed = poll(before, 1, 12, "INCALL");
        TargetState committed = state(before, PollParts.of(before, changed, 5).subList(0, 2));

        PollResult next = poll(committed, 2, 12, "INCALL");

        assertThat(changes(next)).hasSize(2).allSatisfy(change -> {
            assertThat(change.op()).isEqualTo(ChangeOp.UPDATE);
            assertThat(change.when().notBefore()).contains(first.startedAt());
        });
    }

    @Test
    void shouldDivideDeadLettersToo() {
        PollResult poll = poll(TargetState.NEW, 0, 7, "READY", 12);

        List<PollResult> parts = PollParts.of(TargetState.NEW, poll, 5);

        assertThat(parts)
                .hasSize(4)
                .allSatisfy(part ->
                        assertThat(changes(part).count() + letters(part).size()).isLessThanOrEqualTo(5));
        assertThat(parts.stream().flatMap(PollPartsTest::changes).toList())
                .isEqualTo(changes(poll).toList());
        assertThat(parts.stream().flatMap(part -> letters(part).stream()).toList())
                .isEqualTo(letters(poll));
        assertThat(parts.stream()
                        .mapToInt(part -> part.seen().getFirst().faults().rows())
                        .sum())
                .isEqualTo(12);
        assertThat(parts.getLast().seen().getFirst().faults().unread()).isEqualTo(12);
    }

    @Test
    void shouldBoundTheDeadLettersOfAPollAndCountTheRest() {
        PollResult poll = poll(TargetState.NEW, 0, 1, "READY", 60_000);

        assertThat(letters(poll)).hasSize(10_000);
        assertThat(poll.seen().getFirst().faults().rows()).isEqualTo(60_000);
        assertThat(PollParts.of(TargetState.NEW, poll, PollParts.MOST_CHANGES)).hasSize(3);
    }

    private static List<PendingDeadLetter> letters(PollResult poll) {
        return poll.seen().stream()
                .flatMap(seen -> seen.faults().letters().stream())
                .toList();
    }

    private static TargetState state(TargetState before, List<PollResult> parts) {
        TargetState state = before;
        for (PollResult part : parts) {
            state = state.after(part);
        }
        return state;
    }

    private static Stream<RowChange> changes(PollResult poll) {
        return poll.seen().getFirst().changes().stream();
    }

    private PollResult poll(TargetState state, int number, int agents, String status) {
        return poll(state, number, agents, status, 0);
    }

    private PollResult poll(TargetState state, int number, int agents, String status, int badRows) {
        List<SpecificRecordBase> rows = IntStream.range(0, agents)
                .<SpecificRecordBase>mapToObj(agent -> Agent.newBuilder()
                        .setAccount("acme")
                        .setUserId("agent-" + agent)
                        .setStatus(status)
                        .build())
                .toList();
        DecodedResponse.ResponseRows page = new DecodedResponse.ResponseRows(
                List.of(
                        new DatasetRows(Dataset.CONVOSO_AGENTS, rows, bad(badRows), List.of()),
                        new DatasetRows(Dataset.CONVOSO_TOTALS, List.of())),
                Map.of());
        FetchResult reading = new FetchResult(
                List.of(page),
                CallCost.NONE,
                List.of(RequestedRange.ALL),
                List.of(RequestedRange.ALL),
                List.of(),
                Optional.empty());
        Instant start = NOW.plusSeconds(5L * number);
        return observations.finish(state, reading, new FetchTiming(start, start.plusMillis(200)));
    }

    private static List<RejectedRow> bad(int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> new RejectedRow(new Agent(), "agents[]", "no id: " + row, ByteBuffer.allocate(0), 0))
                .toList();
    }
}
