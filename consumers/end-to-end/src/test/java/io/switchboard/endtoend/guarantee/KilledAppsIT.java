package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.RawTopics;
import io.switchboard.endtoend.stack.ReadToTheEnd;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.truth.RecordedRun;
import io.switchboard.endtoend.truth.Restartable;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Apps that are killed, or that stand still until they are taken for dead: nothing is left out, and nothing reported
 * twice.
 */
@ExtendWith(SharedStack.class)
@Order(1)
class KilledAppsIT {
    private static final Topics TOPICS = new Topics("killed-apps");
    private static final List<String> ACCOUNTS = List.of("acme", "ajax");

    /** Five minutes go by in five seconds, so that buckets are closed and opened meanwhile. */
    private static final double SPEED = 60;

    private final SharedStack.Stack stack;

    KilledAppsIT(SharedStack.Stack stack) {
        this.stack = stack;
    }

    /** An app, and the topic that shows that it works. */
    private record App(String name, Restartable<OurProgram> program, Topic<?, ?> output) implements AutoCloseable {
        static App start(
                String command, String name, Path directory, TestConfiguration configuration, Topic<?, ?> output)
                throws Exception {
            String own = "%s: { state-dir: \"%s\" }".formatted(name, directory.resolve(name));
            Path file = Files.writeString(directory.resolve(name + ".yaml"), configuration.text(own, List.of()));
            return new App(
                    name,
                    Restartable.start(() -> OurProgram.command(file, Map.of(), command), OurProgram::close),
                    output);
        }

        OurProgram running() {
            return program.running();
        }

        void requireAlive() {
            assertThat(running().isAlive()).as(running()::said).isTrue();
        }

        String group() {
            return TOPICS.prefix() + "-" + name;
        }

        @Override
        public void close() {
            program.close();
        }
    }

    @Test
    void shouldWriteWhatAppsWriteThatNothingHappensTo(@TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), SPEED);
        AccountOptions[] accounts = ACCOUNTS.stream()
                .map(name ->
                        AccountOptions.of(name, TestConfiguration.token(name)).withAgents(40))
                .toArray(AccountOptions[]::new);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, accounts))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix());
            try (App statuses = App.start(
                            "status-changes", StatusChangesApp.NAME, directory, configuration, TOPICS.statusChanges());
                    App buckets = App.start(
                            "buckets", FiveMinuteBucketsApp.NAME, directory, configuration, TOPICS.agentBuckets())) {
                var polled = configuration.load(directory, "30s", ACCOUNTS);
                try (Collector _ = Collector.start(polled, time.scheduler(), RandomGenerator.getDefault())) {
                    harm(List.of(statuses, buckets));
                }
                awaitEnd(List.of(statuses, buckets));
            }
        }

        RecordedRun.of(stack, TOPICS).verify(List.of(1L, 2L));
    }

    private void harm(List<App> apps) throws Exception {
        awaitMore(apps);
        for (App app : apps) {
            app.program().restart();
        }
        awaitMore(apps);
        for (App app : apps) {
            app.running().standStill();
        }
        for (App app : apps) {
            awaitTakenForDead(app.group());
            app.running().goOn();
        }
        awaitMore(apps);
    }

    private void awaitMore(List<App> apps) {
        Map<App, Integer> before = apps.stream().collect(Collectors.toMap(Function.identity(), this::written));
        Awaitility.await()
                .failFast(() -> apps.forEach(App::requireAlive))
                .untilAsserted(() -> before.forEach((app, count) ->
                        assertThat(written(app)).as(app.running()::said).isGreaterThan(count + 20)));
    }

    private int written(App app) {
        return new RawTopics(stack).records(app.output().name()).size();
    }

    /** Until the broker has shut it out of its group and has ended its transaction. */
    private void awaitTakenForDead(String group) {
        var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        try (Admin admin = new RawTopics(stack).admin()) {
            Awaitility.await()
                    .until(() -> admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                            .allMatch(description -> description.members().isEmpty()));
            Awaitility.await()
                    .until(() -> admin.listTransactions(ongoing).all().get().stream()
                            .noneMatch(
                                    transaction -> transaction.transactionalId().startsWith(group)));
        }
    }

    private void awaitEnd(List<App> apps) {
        try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            for (App app : apps) {
                Awaitility.await().failFast(app::requireAlive).until(() -> read.by(app.group()));
            }
        }
    }
}
