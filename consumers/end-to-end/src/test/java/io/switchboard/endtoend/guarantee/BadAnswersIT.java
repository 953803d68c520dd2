package io.switchboard.endtoend.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.DeadLetter;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.OpsReader;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A bad answer ends in the right outcome, costs nothing else, and no secret is reported. */
@ExtendWith(SharedStack.class)
class BadAnswersIT {
    private static final Map<FaultKind, Outcome> OUTCOMES = Map.ofEntries(
            Map.entry(FaultKind.THROTTLED, Outcome.THROTTLED),
            Map.entry(FaultKind.THROTTLED_BARE, Outcome.THROTTLED),
            Map.entry(FaultKind.SUCCESS_FALSE, Outcome.UNREACHABLE),
            Map.entry(FaultKind.REFUSED, Outcome.REFUSED),
            Map.entry(FaultKind.SERVER_ERROR, Outcome.UNREACHABLE),
            Map.entry(FaultKind.HTML, Outcome.MALFORMED),
            Map.entry(FaultKind.TRUNCATED, Outcome.MALFORMED),
            Map.entry(FaultKind.SLOW, Outcome.COMPLETE),
            Map.entry(FaultKind.WRONG_TYPE_IN_ROW, Outcome.COMPLETE),
            Map.entry(FaultKind.UNKNOWN_FIELD, Outcome.COMPLETE),
            Map.entry(FaultKind.NUMBER_AS_TEXT, Outcome.COMPLETE),
            Map.entry(FaultKind.EMPTY_ARRAY_FOR_OBJECT, Outcome.MALFORMED),
            Map.entry(FaultKind.MISSING_AGENTS, Outcome.MALFORMED),
            Map.entry(FaultKind.EMPTY_AGENTS, Outcome.PARTIAL),
            Map.entry(FaultKind.HALF_AGENTS, Outcome.COMPLETE));

    /** Changes where values cannot be read; a time of the last change that is not known is none. */
    private static final Set<String> UNREAD = Set.of("unread_fields", "last_state_change");

    @Test
    void shouldEndEachInItsOutcomeAndLoseNoAgent(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 20);
        Topics topics = new Topics("bad");
        TopicReader reader = new TopicReader(stack);
        AccountOptions bad =
                AccountOptions.of("bad", TestConfiguration.token("bad")).withIdle(true);
        AccountOptions good =
                AccountOptions.of("good", TestConfiguration.token("good")).withIdle(true);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, bad, good))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .load(directory, "10s", List.of("bad", "good"));
            try (Collector collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                awaitPolls(simulator, 2);
                List<FaultKind> kinds = List.copyOf(OUTCOMES.keySet());
                for (FaultKind kind : kinds) {
                    simulator.faults().add(InjectedFault.times(1, kind, "bad"));
                    awaitPolls(simulator, 2);
                }
                String metrics = OpsReader.get(collector, "/metrics");
                assertThat(metrics).contains("outcome=\"malformed\"").contains("switchboard_unknown_fields");
                assertThat(metrics).doesNotContain(TestConfiguration.token("bad"));
                assertThat(OpsReader.get(collector, "/health/ready")).contains("bad/agent-monitor");
                verifyOutcomes(reader, topics, kinds);
            }
        }
        assertThat(reader.all(topics.changes(Dataset.CONVOSO_AGENTS)))
                .as("nothing but the first snapshot, and what of it could not be read for a while")
                .allMatch(event -> event.value().getOp().equals("r") || UNREAD.containsAll(changed(event)));
        verifyDeadLetters(reader.values(topics.deadLetters()));
    }

    private static List<String> changed(ConsumerRecord<?, ?> event) {
        return List.of(new String(event.headers().lastHeader("changed").value(), UTF_8).split(",", -1));
    }

    private static void verifyOutcomes(TopicReader reader, Topics topics, List<FaultKind> kinds) {
        List<Poll> ends = reader.values(topics.polls()).stream()
                .filter(end -> end.getDataset().equals(Dataset.CONVOSO_AGENTS.name()))
                .toList();
        assertThat(ends).filteredOn(Poll::getAccount, "good").allMatch(end -> end.getOutcome() == Outcome.COMPLETE);
        for (Outcome outcome : Outcome.values()) {
            long expected =
                    kinds.stream().filter(kind -> OUTCOMES.get(kind) == outcome).count();
            if (outcome != Outcome.COMPLETE) {
                assertThat(ends)
                        .filteredOn(end -> end.getAccount().equals("bad") && end.getOutcome() == outcome)
                        .as(outcome.name())
                        .hasSize((int) expected)
                        .allMatch(
                                end -> end.getError() != null && !end.getError().contains("token-of"));
            }
        }
    }

    /** One for each of the three values of a row that could not be read. */
    private static void verifyDeadLetters(List<DeadLetter> letters) {
        assertThat(letters).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.getTarget()).isEqualTo("bad/agent-monitor");
            assertThat(letter.getPath()).startsWith("data.entries.agents[].");
            assertThat(letter.getRawBytes().remaining()).isEqualTo(letter.getRawLength());
        });
    }

    private static void awaitPolls(Simulator simulator, int more) {
        long until = simulator.requests("bad") + more;
        Awaitility.await().until(() -> simulator.requests("bad") >= until);
    }
}
