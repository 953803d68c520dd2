package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.OpsReader;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.endtoend.truth.StateSays;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** At the account's midnight a new day begins beside the old one, which stays as the vendor reported it last. */
@ExtendWith(SharedStack.class)
@Isolated("lives in simulated time")
class MidnightIT {

    @Test
    void shouldEndTheDayCleanly(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        // Ten minutes before midnight in a zone whose midnight is at 17:00 UTC.
        Instant midnight = TestConfiguration.morning();
        ZoneOffset zone = ZoneOffset.ofHours(7);
        LocalDate newDay = LocalDate.ofInstant(midnight, zone);
        SimulatedTime time = SimulatedTime.startingAt(midnight.minus(Duration.ofMinutes(10)), 200);
        Topics topics = new Topics("midnight");
        TopicReader reader = new TopicReader(stack);
        AccountOptions centre = AccountOptions.of("centre", TestConfiguration.token("centre"))
                .withZone(zone)
                .withAgents(20);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
            ThreeVendors three = new ThreeVendors(simulator.baseUri(), centre, "+07:00", -420);
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .loadAccounts(directory, three.accounts("poll-interval: 20s"));
            try (Collector collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                Awaitility.await().until(() -> time.now().isAfter(midnight.plus(Duration.ofMinutes(12))));
                simulator.centre("centre").freeze();
                var before = OpsReader.polls(collector);
                Awaitility.await()
                        .until(() -> OpsReader.polls(collector).entrySet().stream()
                                .allMatch(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + 3));
            }
            verifyEvents(reader, topics);
            StateSays state = new StateSays(reader, topics);
            VendorsSay vendors = new VendorsSay(simulator.baseUri(), centre);
            for (LocalDate day : List.of(newDay.minusDays(1), newDay)) {
                assertThat(state.performance(day)).as("%s", day).isNotEmpty().isEqualTo(vendors.performance(day));
            }
        }
    }

    private static void verifyEvents(TopicReader reader, Topics topics) {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            ChangeChain.read(reader, topics, dataset).verify();
        }
        assertThat(ChangeChain.read(reader, topics, Dataset.CONVOSO_PERFORMANCE).events("d"))
                .isEmpty();
        assertThat(ChangeChain.read(reader, topics, Dataset.KORE_STATUS).events("d"))
                .isEmpty();
        assertThat(reader.values(topics.polls())).extracting(Poll::getOutcome).containsOnly(Outcome.COMPLETE);
    }
}
