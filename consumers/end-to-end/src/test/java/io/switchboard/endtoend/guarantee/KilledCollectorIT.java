package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.LastAnswer;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A crash at any instant neither loses a change nor publishes one twice. */
@ExtendWith(SharedStack.class)
@Order(1)
class KilledCollectorIT {

    @Test
    void shouldGoOnWhereItWasHoweverOftenItIsKilled(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        // The centre lives fast while the collector polls in real time, so that every poll finds changes.
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        Topics topics = new Topics("killed");
        TopicReader reader = new TopicReader(stack);
        AccountOptions account =
                AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(200);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            Path configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .write(directory, "1s", List.of("acme"));
            for (int kill = 0; kill < 3; kill++) {
                try (OurProgram collector = OurProgram.collector(configuration)) {
                    awaitPolls(simulator, 4);
                    collector.kill();
                }
            }
            try (OurProgram collector = OurProgram.collector(configuration)) {
                awaitPolls(simulator, 3);
                simulator.centre("acme").freeze();
                awaitPolls(simulator, 4);
                assertThat(collector.terminate()).isEqualTo(128 + 15);
            }

            var chain = ChangeChain.read(reader, topics, Dataset.CONVOSO_AGENTS);
            chain.verify();
            assertThat(chain.events()).hasSizeGreaterThan(400);
            assertThat(LastAnswer.agents(chain.state(), "acme")).isEqualTo(LastAnswer.agents(simulator, "acme"));
            assertThat(chain.events())
                    .filteredOn(event -> event.value().getOp().equals("r"))
                    .hasSizeLessThan(201);
        }
    }

    private static void awaitPolls(Simulator simulator, int more) {
        long until = simulator.requests("acme") + more;
        Awaitility.await().until(() -> simulator.requests("acme") >= until);
    }
}
