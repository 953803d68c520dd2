package io.switchboard.endtoend;

import io.switchboard.collector.Collector;
import io.switchboard.consumer.bucket.FiveMinuteBucketsApp;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.statuschange.StatusChangesApp;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;

/**
 * A centre at three vendors around midnight, polled by a collector, with live apps behind, while vendors do wrong and
 * programs come and go.
 *
 * @param topics that are written
 * @param directory of files
 */
record RecordedCentre(SharedStack.Stack stack, Topics topics, Path directory, long seed) {
    private static final double SPEED = 150;
    private static final String CENTRE = "centre";
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    /** In the accounts' zone. */
    private static final Instant MIDNIGHT = TestConfiguration.morning();

    private static final Instant START = MIDNIGHT.minus(Duration.ofMinutes(45));
    private static final Instant END = MIDNIGHT.plus(Duration.ofMinutes(25));

    /** For buckets to close. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(12);

    private static final Duration SOON = Duration.ofSeconds(90);

    /** Ends when the apps have read all that the collector wrote. */
    void record() throws Exception {
        AccountOptions centre = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withZone(ZONE)
                .withAgents(12)
                .withSeed(seed);
        SimulatedTime time = SimulatedTime.startingAt(START, SPEED);
        Random random = new Random(seed);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
            ThreeVendors three = new ThreeVendors(simulator.baseUri(), centre, ZONE.getId(), -7 * 60);
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .loadAccounts(directory, three.accounts("every: 20s, response-timeout: 500ms"));
            Apps apps = new Apps(stack, topics, directory);
            try (var changes = Restartable.start(apps::statusChanges, RunningApp::close);
                    var buckets = Restartable.start(apps::buckets, RunningApp::close)) {
                try (var collector = Restartable.start(
                        () -> Collector.start(configuration, time.scheduler(), random), Collector::close)) {
                    live(simulator, random, List.of(collector, changes, buckets));
                    simulator.faults().clear();
                    simulator.centre(CENTRE).freeze();
                    Awaitility.await().atMost(SOON).until(() -> time.now().isAfter(END.plus(AFTERWARDS)));
                }
                awaitApps(apps);
            }
        }
    }

    private static void live(Simulator simulator, Random random, List<Restartable<?>> programs) {
        Trouble trouble = new Trouble(simulator, MIDNIGHT);
        trouble.add(new FaultPlan(random, CENTRE, START.plus(Duration.ofMinutes(10)), END));
        Restarts restarts = new Restarts(random);
        restarts.add(START.plus(Duration.ofMinutes(20)), END.minus(Duration.ofMinutes(10)), programs);
        SimulatedTime time = simulator.time();
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            trouble.goOn(time.now());
            restarts.goOn(time.now());
            return time.now().isAfter(END);
        });
    }

    private void awaitApps(Apps apps) {
        try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            for (String app : List.of(StatusChangesApp.NAME, FiveMinuteBucketsApp.NAME)) {
                Awaitility.await().atMost(SOON).until(() -> read.by(apps.group(app)));
            }
        }
    }
}
