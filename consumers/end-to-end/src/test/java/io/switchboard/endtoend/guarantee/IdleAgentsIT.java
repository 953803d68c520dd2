package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clock fields alone emit nothing. */
@ExtendWith(SharedStack.class)
class IdleAgentsIT {
    private static final int AGENTS = 1_000;
    private static final int POLLS = 20;

    @Test
    void shouldEmitIdleAgentsOnceHoweverOftenTheyArePolled(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(Instant.now(), 10);
        Topics topics = new Topics("idle");
        TopicReader reader = new TopicReader(stack);
        AccountOptions account = AccountOptions.of("acme", TestConfiguration.token("acme"))
                .withAgents(AGENTS)
                .withIdle(true);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .load(directory, "5s", List.of("acme"));
            try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                Awaitility.await().until(() -> simulator.requests("acme") >= POLLS + 1);
            }
        }

        var events = reader.values(topics.changes(Dataset.CONVOSO_AGENTS));
        assertThat(events).hasSize(AGENTS).allMatch(event -> event.getOp().equals("r"));
        assertThat(reader.latest(topics.state(Dataset.CONVOSO_AGENTS))).hasSize(AGENTS);
        assertThat(reader.values(topics.polls()))
                .filteredOn(Poll::getDataset, Dataset.CONVOSO_AGENTS.name())
                .hasSizeGreaterThanOrEqualTo(POLLS)
                .allMatch(end -> end.getOutcome() == Outcome.COMPLETE && end.getRowsRead() == AGENTS);
    }
}
