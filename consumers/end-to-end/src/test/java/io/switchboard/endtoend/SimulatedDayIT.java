package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.StatusChange;
import io.switchboard.collector.Collector;
import io.switchboard.consumer.bucket.FiveMinuteBucketsApp;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.statuschange.StatusChangesApp;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Api;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A centre at all three vendors, over the accounts' midnight, while vendors do wrong and programs come and go, against
 * what really happened. Some hours of it; with {@code -Dswitchboard.day=24h} a whole day, midnight to midnight, and a
 * little more.
 */
@ExtendWith(SharedStack.class)
@Timeout(1_800)
class SimulatedDayIT {
    private static final boolean WHOLE_DAY = "24h".equals(System.getProperty("switchboard.day"));
    private static final double SPEED = 150;
    private static final String CENTRE = "centre";
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);
    /** In the accounts' zone. */
    private static final Instant MIDNIGHT = TestConfiguration.morning().minus(Duration.ofDays(WHOLE_DAY ? 1 : 0));

    /** Early enough for everything to have started well before midnight. */
    private static final Instant START = MIDNIGHT.minus(Duration.ofMinutes(75));

    private static final Instant END =
            MIDNIGHT.plus(Duration.ofDays(WHOLE_DAY ? 1 : 0)).plus(Duration.ofMinutes(75));
    /** For the last polls to be late, and for buckets to wait for them. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(25);

    /** In which every fault and every restart happens once. */
    private static final Duration ROUND = Duration.ofHours(2);

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int INTERLEAVINGS = 20;
    private static final Topics TOPICS = new Topics("day");

    private final long seed = Long.getLong("switchboard.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldTellWhatReallyHappenedWhateverWentWrong(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        AccountOptions centre = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withZone(ZONE)
                .withAgents(12)
                .withSeed(seed);
        SimulatedTime time = SimulatedTime.startingAt(START, SPEED);
        TopicReader reader = new TopicReader(stack);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
            ThreeVendors three = new ThreeVendors(simulator.baseUri(), centre, ZONE.getId(), -7 * 60);
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .loadAccounts(directory, three.accounts("every: 20s, response-timeout: 500ms"));
            Apps apps = new Apps(stack, TOPICS, directory);
            Instant from;
            try (var changes = Restartable.start(apps::statusChanges, RunningApp::close);
                    var buckets = Restartable.start(apps::buckets, RunningApp::close)) {
                try (var collector = Restartable.start(
                        () -> Collector.start(configuration, time.scheduler(), random), Collector::close)) {
                    from = awaitFirstPolls(collector.running(), time);
                    live(simulator, from, List.of(collector, changes, buckets));
                    simulator.faults().clear();
                    simulator.centre(CENTRE).freeze();
                    awaitEnd(collector.running(), time);
                }
                awaitApps(stack, apps);
            }
            verify(reader, simulator, new VendorsSay(simulator.baseUri(), centre), from);
            RecordedRun.of(stack, TOPICS)
                    .verify(random.longs(INTERLEAVINGS).boxed().toList());
        }
    }

    /** The first quarter of an hour that is watched as a whole. */
    private static Instant awaitFirstPolls(Collector collector, SimulatedTime time) {
        Awaitility.await().atMost(SOON).until(() -> OpsReader.polls(collector).size() == Api.values().length);
        long quarter = Duration.ofMinutes(15).toSeconds();
        Instant from = Instant.ofEpochSecond(Math.ceilDiv(time.now().getEpochSecond(), quarter) * quarter);
        assertThat(from).as("begin: all must have started before midnight").isBefore(MIDNIGHT);
        return from;
    }

    /** Until the end, with everything that can go wrong at random moments. */
    private void live(Simulator simulator, Instant from, List<Restartable<?>> programs) {
        System.out.printf("a day from %s to %s, seed %d%n", from, END, seed);
        SimulatedTime time = simulator.time();
        Trouble trouble = new Trouble(simulator, MIDNIGHT);
        Restarts restarts = new Restarts(random);
        Duration all = Duration.between(from, END.minus(Duration.ofMinutes(15)));
        long rounds = Math.max(1, all.dividedBy(ROUND));
        for (int i = 0; i < rounds; i++) {
            Instant begin = from.plus(all.multipliedBy(i).dividedBy(rounds));
            Instant end = from.plus(all.multipliedBy(i + 1).dividedBy(rounds));
            trouble.add(new FaultPlan(random, CENTRE, begin, end));
            restarts.add(begin, end, programs);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    trouble.goOn(time.now());
                    restarts.goOn(time.now());
                    return time.now().isAfter(END);
                });
        System.out.printf("%d faults did not begin, %d restarts%n", trouble.left(), restarts.done());
    }

    /** Every target has been polled without a fault, and time enough has gone by for all buckets to be final. */
    private static void awaitEnd(Collector collector, SimulatedTime time) {
        Map<String, Double> before = OpsReader.polls(collector);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> time.now().isAfter(END.plus(AFTERWARDS))
                        && OpsReader.polls(collector).entrySet().stream()
                                .allMatch(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + 4));
    }

    private static void awaitApps(SharedStack.Stack stack, Apps apps) {
        try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            Awaitility.await().atMost(SOON).until(() -> read.by(apps.group(StatusChangesApp.NAME)));
            Awaitility.await().atMost(SOON).until(() -> read.by(apps.group(FiveMinuteBucketsApp.NAME)));
        }
    }

    private static void verify(TopicReader reader, Simulator simulator, VendorsSay vendors, Instant from) {
        DayOfTruth days = new DayOfTruth(reader, TOPICS, vendors, simulator.centre(CENTRE));
        IntervalsOfTruth intervals = new IntervalsOfTruth(reader, TOPICS, vendors, simulator.centre(CENTRE), from, END);
        LocalDate first = LocalDate.ofInstant(from, ZONE);
        LocalDate last = LocalDate.ofInstant(END, ZONE);
        Assertions.assertAll(
                () -> Dataset.all()
                        .forEach(dataset ->
                                ChangeChain.read(reader, TOPICS, dataset).verify()),
                () -> verifyMonitor(reader, simulator, from),
                () -> {
                    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
                        days.verifyAgents(day);
                    }
                },
                () -> {
                    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
                        days.verifyCallsOfDayOver(day);
                    }
                },
                () -> days.verifyCallsSoFar(last),
                intervals::verifyVolume,
                intervals::verifyConversations,
                () -> kore(vendors, from).verifyBuckets(bucketsOf(reader, "kore")),
                () -> kore(vendors, from).verifyChanges(changesOf(reader, "kore")));
    }

    private static void verifyMonitor(TopicReader reader, Simulator simulator, Instant from) {
        List<Poll> polls = reader.values(TOPICS.polls());
        MonitorTruth truth = MonitorTruth.of(simulator.centre(CENTRE), from, END, polls, 4);
        assertThat(truth.verifyChanges(changesOf(reader, "convoso")))
                .as("transitions that outlast a poll")
                .isGreaterThan(150);
        assertThat(truth.verifyBuckets(bucketsOf(reader, "convoso")))
                .as("buckets")
                .isGreaterThan(150);
    }

    private static List<AgentBucket> bucketsOf(TopicReader reader, String vendor) {
        return reader.latest(TOPICS.agentBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals(vendor))
                .toList();
    }

    private static List<StatusChange> changesOf(TopicReader reader, String vendor) {
        return reader.values(TOPICS.statusChanges()).stream()
                .filter(change -> change.getVendor().equals(vendor))
                .toList();
    }

    private static KoreTruth kore(VendorsSay vendors, Instant from) throws Exception {
        Map<String, String> segments = new TreeMap<>();
        LocalDate last = LocalDate.ofInstant(END, ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            segments.putAll(vendors.segments(day));
        }
        return KoreTruth.of(segments, from, END);
    }
}
