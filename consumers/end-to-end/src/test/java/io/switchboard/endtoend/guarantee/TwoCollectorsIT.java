package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Poll;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Collectors share the accounts; each has one owner at any time, whichever comes and goes. */
@ExtendWith(SharedStack.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class TwoCollectorsIT {
    private static final List<String> ACCOUNTS =
            IntStream.range(0, 10).mapToObj(i -> "account-" + i).toList();

    private interface Story {
        void tell(Path configuration, Simulator simulator) throws Exception;
    }

    @Test
    void shouldHaveOneOwnerPerAccountWhileCollectorsComeAndGo(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        verify(stack, directory, new Topics("two"), (configuration, simulator) -> {
            try (OurProgram first = OurProgram.collector(configuration)) {
                awaitPollsOfAll(simulator, 3);
                try (OurProgram second = OurProgram.collector(configuration)) {
                    awaitPollsOfAll(simulator, 8);
                    first.kill();
                    awaitPollsOfAll(simulator, 3);
                    try (OurProgram again = OurProgram.collector(configuration)) {
                        awaitPollsOfAll(simulator, 8);
                        awaitLastAnswers(simulator);
                        again.terminate();
                    }
                    second.terminate();
                }
            }
        });
    }

    /** As when its machine is paused or falls asleep: it wakes in the middle of what another one has taken over. */
    @Test
    void shouldGiveUpWhatAnotherTookWhileItStoodStill(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        verify(stack, directory, new Topics("still"), (configuration, simulator) -> {
            try (OurProgram sleeper = OurProgram.collector(configuration);
                    OurProgram other = OurProgram.collector(configuration)) {
                awaitPollsOfAll(simulator, 8);
                sleeper.standStill();
                awaitPollsOfAll(simulator, 3);
                sleeper.goOn();
                awaitPollsOfAll(simulator, 8);
                awaitLastAnswers(simulator);
                assertThat(sleeper.terminate()).as(sleeper.said()).isEqualTo(128 + 15);
                other.terminate();
            }
        });
    }

    private static void verify(SharedStack.Stack stack, Path directory, Topics topics, Story story) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        TopicReader reader = new TopicReader(stack);
        AccountOptions[] accounts = ACCOUNTS.stream()
                .map(name ->
                        AccountOptions.of(name, TestConfiguration.token(name)).withAgents(20))
                .toArray(AccountOptions[]::new);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, accounts))) {
            story.tell(
                    new TestConfiguration(stack, simulator.baseUri(), topics.prefix()).write(directory, "1s", ACCOUNTS),
                    simulator);

            var chain = ChangeChain.read(reader, topics, Dataset.CONVOSO_AGENTS);
            chain.verify();
            ACCOUNTS.forEach(account -> assertThat(LastAnswer.agents(chain.state(), account))
                    .as(account)
                    .isEqualTo(LastAnswer.agents(simulator, account)));
        }
        verifySequences(reader.values(topics.polls()));
    }

    private static void awaitLastAnswers(Simulator simulator) {
        ACCOUNTS.forEach(account -> simulator.centre(account).freeze());
        awaitPollsOfAll(simulator, 4);
    }

    /** Two owners would commit a number twice, and a lost commit would leave one out. */
    private static void verifySequences(List<Poll> ends) {
        Map<String, Long> last = new HashMap<>();
        for (Poll end : ends) {
            if (end.getDataset().equals(Dataset.CONVOSO_AGENTS.name())) {
                Long before = last.put(end.getTarget(), end.getSequence());
                assertThat(before == null ? end.getSequence() - 1 : before.longValue())
                        .as("the sequence before %s", end.getPollId())
                        .isEqualTo(end.getSequence() - 1);
            }
        }
        assertThat(last).hasSize(ACCOUNTS.size());
    }

    private static void awaitPollsOfAll(Simulator simulator, int more) {
        Map<String, Long> until = new HashMap<>();
        ACCOUNTS.forEach(account -> until.put(account, simulator.requests(account) + more));
        Awaitility.await()
                .until(() -> ACCOUNTS.stream()
                        .allMatch(account -> simulator.requests(account) >= until.getOrDefault(account, 0L)));
    }
}
