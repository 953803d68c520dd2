package io.switchboard.collector.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The partition's topics are written as a broker would, offset by offset, and read from where the mark says. */
class RestorePointTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Topics TOPICS = new Topics("mark");
    private static final Dataset<?, ?, ?> AGENTS = Dataset.CONVOSO_AGENTS;
    private static final TopicPartition POLLS =
            new TopicPartition(TOPICS.polls().name(), 0);
    private static final TopicPartition STATE =
            new TopicPartition(TOPICS.state(AGENTS).name(), 0);

    private final RestorePoint point = new RestorePoint(TOPICS, 0);
    private final Map<String, TargetState> states = new HashMap<>();
    private final List<Optional<SpecificRecordBase>> state = new ArrayList<>();
    private final List<String> polls = new ArrayList<>();
    private int restated;
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

    /** Many agents stay as they are for months, while one changes at every poll. */
    @Test
    void shouldKeepAllRowsNearTheEndHoweverSeldomTheyChange() {
        begin("acme");
        poll("acme", agents(100, 0));
        long longest = 0;
        for (int i = 1; i < 3_000; i++) {
            poll("acme", agents(100, i));
            longest = Math.max(longest, state.size() - offset(STATE));
        }

        assertThat(state.size()).as("what was ever written").isGreaterThan(6_000);
        assertThat(longest).isLessThan(2 * 100 + StateMark.SLACK + 100);
        assertThat(found()).isEqualTo(live());
        assertThat(restated).as("rows written once more").isLessThan(3_000);
    }

    @Test
    void shouldFindTheRowsOfATargetThatNeverChangesBesideABusyOne() {
        begin("acme");
        begin("globex");
        poll("globex", agents(100, 0));
        for (int i = 0; i < 2_000; i++) {
            poll("acme", agents(3, i));
        }

        assertThat(found()).isEqualTo(live());
        assertThat(state.size() - offset(STATE)).isLessThan(2 * StateMark.SLACK);
    }

    /** A row that changes must not be followed by what it was. */
    @Test
    void shouldNotWriteARowOnceMoreThatThePollChanges() {
        begin("acme");
        poll("acme", agents(2, 0));
        for (int i = 1; i < 3_000; i++) {
            poll("acme", agents(2, i));
            if (i % 100 == 0) {
                poll("acme", Stream.of(agent(0, i), agent(1, i)).toList());
                assertThat(found()).isEqualTo(live());
            }
        }
    }

    @Test
    void shouldForgetRowsThatHaveGone() {
        begin("acme");
        poll("acme", agents(50, 0));
        for (int i = 1; i < 5; i++) {
            poll("acme", List.of());
        }
        poll("acme", agents(1, 1));
        poll("acme", agents(1, 1));

        assertThat(found()).isEqualTo(live());
        assertThat(offset(STATE)).isEqualTo(state.size() - 2);
    }

    /** One account whose vendor fails must not make everybody's records be read. */
    @Test
    void shouldNotBeHeldBackByATargetThatHasNotPolledForLong() {
        begin("acme");
        begin("globex");
        poll("globex", agents(1, 0));
        long last = polls.lastIndexOf("globex/agent-monitor");
        for (int i = 0; i < 1_000; i++) {
            poll("acme", agents(1, i));
        }

        OffsetMetadata.PollsMark mark =
                OffsetMetadata.PollsMark.parse(committed.get(POLLS)).orElseThrow();
        assertThat(mark.single()).containsOnly(Map.entry("globex/agent-monitor", last));
        assertThat(mark.offset()).isGreaterThanOrEqualTo(polls.size() - 4);
    }

    @Test
    void shouldStayWhereItIsWhileNobodyKnowsWhatIsCommitted() {
        begin("acme");
        begin("globex");
        poll("globex", agents(1, 0));
        poll("acme", agents(1, 0));
        long stateMark = offset(STATE);
        PollResult unknown = read("globex", agents(1, 1));
        long last = polls.lastIndexOf("globex/agent-monitor");

        point.undecided(unknown);
        for (int i = 1; i < 1_500; i++) {
            poll("acme", agents(1, i));
        }

        assertThat(offset(STATE)).isLessThanOrEqualTo(stateMark);
        OffsetMetadata.PollsMark mark =
                OffsetMetadata.PollsMark.parse(committed.get(POLLS)).orElseThrow();
        assertThat(mark.single()).isEmpty();
        assertThat(mark.offset()).isEqualTo(last);
    }

    @Test
    void shouldCoverTheAccountsThatAreThereAndNoOthers() {
        begin("acme");
        begin("globex");
        poll("acme", agents(1, 0));

        assertThat(OffsetMetadata.covers(committed.get(STATE), List.of("acme", "globex")))
                .isTrue();
        assertThat(OffsetMetadata.covers(committed.get(STATE), List.of("acme", "initech")))
                .as("its rows may lie anywhere")
                .isFalse();
        assertThat(OffsetMetadata.covers(new OffsetAndMetadata(7), List.of("acme")))
                .as("of an older version")
                .isFalse();
    }

    @Test
    void shouldHoldTheOffsetBackForWhatDoesNotFitIntoItsText() {
        Map<String, Long> single = new HashMap<>();
        IntStream.range(0, 1_000).forEach(i -> single.put("account-" + i + "/agent-monitor", 1_000L + i));

        OffsetMetadata.PollsMark mark = OffsetMetadata.PollsMark.of(single, 1_000_000);
        OffsetMetadata.PollsMark read =
                OffsetMetadata.PollsMark.parse(mark.committed()).orElseThrow();

        assertThat(read).isEqualTo(mark);
        assertThat(mark.committed().metadata()).hasSizeLessThan(4_000);
        assertThat(mark.single()).hasSizeGreaterThan(50).containsKey("account-0/agent-monitor");
        assertThat(mark.offset()).isEqualTo(1_000 + mark.single().size());
    }

    private void begin(String account) {
        states.put(account, TargetState.NEW);
        point.restored(
                target(account), TargetState.NEW, new RestoredOffsets(Optional.empty(), true, Map.of(), Map.of()));
    }

    private void poll(String account, List<SpecificRecordBase> agents) {
        PollResult poll = read(account, agents);
        List<StateRow> stale = point.stale(poll);
        restated += stale.size();
        committed = point.offsets(poll);
        List<RecordMetadata> written = new ArrayList<>();
        poll.seen().getFirst().changes().forEach(change -> write(written, change.after()));
        stale.forEach(row -> write(written, Optional.of(row.row())));
        polls.add(poll.target().name());
        written.add(new RecordMetadata(POLLS, polls.size() - 1, 0, 0, 0, 0));
        polls.add("marker");
        if (written.size() > 1) {
            state.add(Optional.empty());
        }
        point.committed(poll, stale, new CommittedOffsets(written));
        states.put(account, requireNonNull(states.get(account)).after(poll));
    }

    private void write(List<RecordMetadata> written, Optional<SpecificRecordBase> row) {
        state.add(row);
        written.add(new RecordMetadata(STATE, state.size() - 1, 0, 0, 0, 0));
    }

    private PollResult read(String account, List<SpecificRecordBase> agents) {
        List<SpecificRecordBase> rows = agents.stream()
                .<SpecificRecordBase>map(agent ->
                        Agent.newBuilder((Agent) agent).setAccount(account).build())
                .toList();
        FetchResult reading = new FetchResult(
                List.of(new DecodedResponse.ResponseRows(List.of(new DatasetRows(AGENTS, rows)), Map.of())),
                CallCost.NONE,
                List.of(RequestedRange.ALL),
                List.of(RequestedRange.ALL),
                List.of(),
                Optional.<CallFailure>empty());
        return new PollResultFactory(target(account), Origin.LIVE)
                .finish(requireNonNull(states.get(account)), reading, new FetchTiming(NOW, NOW.plusMillis(100)));
    }

    private long offset(TopicPartition partition) {
        return requireNonNull(committed.get(partition)).offset();
    }

    /** What a successor would read back. Tombstones are not reported from markers: rows that are gone are left out. */
    private Map<Key, SpecificRecordBase> found() {
        Map<Key, SpecificRecordBase> found = new HashMap<>();
        state.stream()
                .skip(offset(STATE))
                .flatMap(Optional::stream)
                .forEach(row -> found.put(new Key((String) row.get(0), ((Agent) row).getUserId()), row));
        found.keySet().retainAll(live().keySet());
        return found;
    }

    private Map<SpecificRecordBase, SpecificRecordBase> live() {
        Map<SpecificRecordBase, SpecificRecordBase> live = new HashMap<>();
        states.values()
                .forEach(known -> live.putAll(
                        requireNonNull(known.snapshots().get(AGENTS.name())).rows()));
        return live;
    }

    /** The first of some agents is in another status each time. */
    private static List<SpecificRecordBase> agents(int count, int time) {
        return IntStream.range(0, count)
                .mapToObj(number -> agent(number, number == 0 ? time : 0))
                .toList();
    }

    private static SpecificRecordBase agent(int number, int time) {
        return Agent.newBuilder()
                .setAccount("")
                .setUserId("agent-" + number)
                .setStatus("status-" + time)
                .build();
    }

    private static PollTarget target(String account) {
        return new PollTarget(
                account,
                "agent-monitor",
                List.of(AGENTS),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                new AbsencePolicy(1, 1),
                new DayWindow(Optional.empty(), Optional.empty()));
    }
}
