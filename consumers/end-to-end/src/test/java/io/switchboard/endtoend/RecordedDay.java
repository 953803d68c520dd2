package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.Collector;
import io.switchboard.consumer.bucket.FiveMinuteBucketsApp;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.statuschange.StatusChangesApp;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Api;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A centre at all three vendors, over the accounts' midnight, polled by a collector, with live apps behind, while
 * vendors do wrong and programs come and go. Some hours of it; with {@code -Dswitchboard.day=24h} a whole day, midnight
 * to midnight, and a little more. It is lived through once, for all tests of what came of it.
 *
 * @param simulator goes on, for the vendors to be asked
 * @param from begin of what is watched as a whole, at a quarter of an hour
 */
record RecordedDay(SharedStack.Stack stack, Simulator simulator, AccountOptions options, Instant from)
        implements AutoCloseable {

    /** Gives it to tests, which run after it. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RecordedDay.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(RecordedDay.class, _ -> live(SharedStack.of(context)), RecordedDay.class);
        }
    }

    static final Topics TOPICS = new Topics("day");
    static final ZoneOffset ZONE = ZoneOffset.ofHours(7);
    static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());

    static final boolean WHOLE_DAY = "24h".equals(System.getProperty("switchboard.day"));
    private static final double SPEED = 150;
    private static final String CENTRE = "centre";

    /** In the accounts' zone. */
    private static final Instant MIDNIGHT = TestConfiguration.morning().minus(Duration.ofDays(WHOLE_DAY ? 1 : 0));

    /** Early enough for everything to have started well before midnight. */
    private static final Instant START = MIDNIGHT.minus(Duration.ofMinutes(65));

    /** End of what is watched. */
    static final Instant END = MIDNIGHT.plus(Duration.ofDays(WHOLE_DAY ? 1 : 0)).plus(Duration.ofMinutes(60));

    /** For the last polls to be late, and for buckets to wait for them. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(25);

    /** In which every fault and every restart happens once. */
    private static final Duration ROUND = Duration.ofHours(2);

    private static final Duration SOON = Duration.ofSeconds(90);

    /** Lives through it; what it wrote stays in the topics. */
    static RecordedDay live(SharedStack.Stack stack) {
        AccountOptions options = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withZone(ZONE)
                .withAgents(12)
                .withSeed(SEED);
        Simulator simulator = Simulator.start(SimulatorOptions.of(SimulatedTime.startingAt(START, SPEED), options));
        try {
            return new RecordedDay(stack, simulator, options, new Life(stack, simulator, options).live());
        } catch (Exception | AssertionError e) {
            simulator.close();
            throw new IllegalStateException("Not lived through, seed " + SEED, e);
        }
    }

    Centre centre() {
        return simulator.centre(CENTRE);
    }

    TopicReader reader() {
        return new TopicReader(stack);
    }

    VendorsSay vendors() {
        return new VendorsSay(simulator.baseUri(), options);
    }

    ChainOfTruth chain() {
        return new ChainOfTruth(reader(), TOPICS, vendors(), centre());
    }

    @Override
    public void close() {
        simulator.close();
    }

    private record Life(SharedStack.Stack stack, Simulator simulator, AccountOptions options, Random random) {
        Life(SharedStack.Stack stack, Simulator simulator, AccountOptions options) {
            this(stack, simulator, options, new Random(SEED));
        }

        Instant live() throws Exception {
            ThreeVendors three = new ThreeVendors(simulator.baseUri(), options, ZONE.getId(), -7 * 60);
            Path directory = Files.createTempDirectory(Path.of("target"), TOPICS.prefix());
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .loadAccounts(directory, three.accounts(limits("20s"), limits("40s")));
            Apps apps = new Apps(stack, TOPICS, directory);
            try (var changes = Restartable.start(apps::statusChanges, RunningApp::close);
                    var buckets = Restartable.start(apps::buckets, RunningApp::close)) {
                Instant from;
                try (var collector = Restartable.start(
                        () -> Collector.start(configuration, simulator.time().scheduler(), random), Collector::close)) {
                    from = awaitFirstPolls(collector.running());
                    live(from, List.of(collector, changes, buckets));
                    simulator.faults().clear();
                    simulator.centre(CENTRE).freeze();
                    awaitEnd(collector.running());
                }
                awaitApps(apps);
                return from;
            }
        }

        /** The monitor is asked more often: what falls between its polls is not told later. */
        private static String limits(String every) {
            return "every: %s, response-timeout: 500ms".formatted(every);
        }

        /** The first quarter of an hour that is watched as a whole. */
        private Instant awaitFirstPolls(Collector collector) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> OpsReader.completePolls(collector).values().stream()
                                    .filter(polls -> polls > 0)
                                    .count()
                            == Api.values().length);
            long quarter = Duration.ofMinutes(15).toSeconds();
            Instant from =
                    Instant.ofEpochSecond(Math.ceilDiv(simulator.time().now().getEpochSecond(), quarter) * quarter);
            assertThat(from).as("begin: all must have started before midnight").isBefore(MIDNIGHT);
            return from;
        }

        /** Until the end, with everything that can go wrong at random moments. */
        private void live(Instant from, List<Restartable<?>> programs) {
            System.out.printf("a day from %s to %s, seed %d%n", from, END, SEED);
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
            System.out.printf(
                    "%d faults did not begin, %d restarts%n",
                    trouble.left(), restarts.done().size());
            assertThat(trouble.begun()).as("kinds of faults that began").isEqualTo(FaultPlan.KINDS);
            assertThat(restarts.done()).as("programs restarted").containsAll(programs);
        }

        /** Every target has been polled without a fault, and time enough has gone by for all buckets to be final. */
        private void awaitEnd(Collector collector) {
            Map<String, Double> before = OpsReader.polls(collector);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> simulator.time().now().isAfter(END.plus(AFTERWARDS))
                            && OpsReader.polls(collector).entrySet().stream()
                                    .allMatch(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + 4));
        }

        private void awaitApps(Apps apps) {
            try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
                for (String app : List.of(StatusChangesApp.NAME, FiveMinuteBucketsApp.NAME)) {
                    Awaitility.await().atMost(SOON).until(() -> read.by(apps.group(app)));
                }
            }
        }
    }
}
