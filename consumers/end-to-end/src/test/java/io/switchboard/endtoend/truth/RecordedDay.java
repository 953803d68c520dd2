package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.Collector;
import io.switchboard.collector.CollectorCommand;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.endtoend.stack.Apps;
import io.switchboard.endtoend.stack.OpsReader;
import io.switchboard.endtoend.stack.ReadToTheEnd;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());

    static final boolean WHOLE_DAY = "24h".equals(System.getProperty("switchboard.day"));
    /** Simulated seconds per second: as fast as a machine keeps up with that has nothing else to do. */
    private static final double SPEED = Double.parseDouble(System.getProperty("switchboard.speed", "150"));

    /** While programs start, which takes some machines a minute. */
    private static final double SLOWLY = 10;

    private static final String CENTRE = "centre";

    /** In the accounts' zone: of the next day on which two o'clock becomes one. Brokers keep what is to come. */
    private static final Instant MIDNIGHT =
            nextEndOfDaylightSaving().atStartOfDay(ZONE).toInstant();

    /** The last one that is watched. */
    private static final Instant LAST_MIDNIGHT =
            WHOLE_DAY ? nextEndOfDaylightSaving().plusDays(1).atStartOfDay(ZONE).toInstant() : MIDNIGHT;

    /** Early enough for everything to have started well before midnight. */
    private static final Instant START = MIDNIGHT.minus(Duration.ofMinutes(65));

    /** Long enough for days before to be read again, and for most agents to be at work. */
    private static final Duration HISTORY = Duration.ofHours(52);

    /** End of what is watched: the hour that is repeated is over. */
    static final Instant END = LAST_MIDNIGHT.plus(Duration.ofMinutes(195));

    /** For the last polls to be late, and for buckets to wait for them. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(25);

    /** In which every fault and every restart happens once. */
    private static final Duration ROUND = Duration.ofHours(4);

    /** Of a poll that has a page for each agent, as each begins with the last one of the page before. */
    private static final Duration SHORTER_THAN_A_SLOW_CATCH_UP = Duration.ofSeconds(90);

    private static final Duration SOON = Duration.ofSeconds(90);

    /** When the hour begins a second time. */
    static Instant hourThatIsRepeated() {
        return ZONE.getRules().nextTransition(MIDNIGHT).getInstant();
    }

    private static LocalDate nextEndOfDaylightSaving() {
        ZoneOffsetTransition next = ZONE.getRules().nextTransition(Instant.now());
        while (next.isGap()) {
            next = ZONE.getRules().nextTransition(next.getInstant());
        }
        return next.getDateTimeAfter().toLocalDate();
    }

    /** Lives through it; what it wrote stays in the topics. */
    static RecordedDay live(SharedStack.Stack stack) {
        AccountOptions options = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withZone(ZONE)
                .withAgents(12)
                .withHistory(HISTORY)
                .withSeed(SEED);
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), TOPICS.prefix());
            Apps apps = new Apps(stack, TOPICS, directory);
            // They take a while to start, in which no simulated time goes by yet.
            try (var changes = Restartable.start(apps::statusChanges, RunningApp::close);
                    var buckets = Restartable.start(apps::buckets, RunningApp::close)) {
                return live(stack, options, directory, List.of(changes, buckets), apps);
            }
        } catch (Exception | AssertionError e) {
            throw new IllegalStateException("Not lived through, seed " + SEED, e);
        }
    }

    private static RecordedDay live(
            SharedStack.Stack stack, AccountOptions options, Path directory, List<Restartable<?>> behind, Apps apps)
            throws Exception {
        Simulator simulator = Simulator.start(SimulatorOptions.of(SimulatedTime.startingAt(START, SLOWLY), options));
        try {
            Instant from = new Life(stack, simulator, options, new Random(SEED)).live(directory, behind, apps);
            return new RecordedDay(stack, simulator, options, from);
        } catch (Exception | AssertionError e) {
            simulator.close();
            throw e;
        }
    }

    /** Before the collector's first poll. */
    Instant start() {
        return START;
    }

    ContactCentre centre() {
        return simulator.centre(CENTRE);
    }

    TopicReader reader() {
        return new TopicReader(stack);
    }

    VendorsSay vendors() {
        return new VendorsSay(simulator.baseUri(), options);
    }

    Incidents incidents() {
        return new Incidents(simulator, CENTRE, MIDNIGHT);
    }

    /** When the monitor's counters began again; at the first midnight they did not. */
    List<Instant> resets() {
        List<Instant> resets = new ArrayList<>(incidents().resets());
        if (WHOLE_DAY) {
            resets.add(LAST_MIDNIGHT);
        }
        return resets;
    }

    ChainOfTruth chain() {
        return new ChainOfTruth(reader(), TOPICS, vendors(), centre());
    }

    @Override
    public void close() {
        simulator.close();
    }

    private record Life(SharedStack.Stack stack, Simulator simulator, AccountOptions options, Random random) {
        Instant live(Path directory, List<Restartable<?>> behind, Apps apps) throws Exception {
            ThreeVendors three = new ThreeVendors(simulator.baseUri(), options, ZONE.getId(), 7 * 60);
            TestConfiguration configurations = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix());
            List<String> accounts = three.accounts(limits("20s"), limits("40s"), pageByPage());
            CollectorConfig configuration = configurations.loadAccounts(directory, accounts);
            Instant from;
            try (var collector = Restartable.start(
                    () -> Collector.start(configuration, simulator.time().scheduler(), random), Collector::close)) {
                awaitFirstPolls(collector.running());
                backfill(configurations.writeAccounts(directory, accounts));
                simulator.time().runAt(SPEED);
                awaitPolls(collector.running(), 2);
                from = nextQuarter();
                List<Restartable<?>> programs = new ArrayList<>(behind);
                programs.addFirst(collector);
                live(from, programs);
                new Incidents(simulator, CENTRE, MIDNIGHT).end();
                simulator.centre(CENTRE).freeze();
                awaitEnd(collector.running());
            }
            awaitApps(apps);
            return from;
        }

        /** The monitor is asked more often: what falls between its polls is not reported later. */
        private static String limits(String every) {
            return "poll-interval: %s, response-timeout: 500ms".formatted(every);
        }

        /** Answers take real time, whatever the time in which polls are due. */
        private String pageByPage() {
            return "page-size: 2, poll-timeout: %.0fms".formatted(SHORTER_THAN_A_SLOW_CATCH_UP.toMillis() / SPEED);
        }

        private void awaitFirstPolls(Collector collector) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> OpsReader.completePolls(collector).values().stream()
                                    .filter(polls -> polls > 0)
                                    .count()
                            == SimulatedApi.values().length);
        }

        /** Of two days before, beside the live run that has just begun, and may ask for the day before itself. */
        private void backfill(Path file) {
            LocalDate day = LocalDate.ofInstant(START, ZONE);
            Map<String, String> targets =
                    Map.of("agent-performance", ThreeVendors.CONVOSO, "agent-status-details", ThreeVendors.KORE);
            CompletableFuture.allOf(targets.entrySet().stream()
                            .map(target -> CompletableFuture.runAsync(
                                    () -> backfill(file, target.getValue(), target.getKey(), day)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        private void backfill(Path file, String account, String dataset, LocalDate day) {
            int code = CollectorCommand.in(simulator.time().scheduler())
                    .execute(
                            "backfill",
                            "--config=" + file,
                            "--account=" + account,
                            "--dataset=" + dataset,
                            "--from=" + day.minusDays(2),
                            "--to=" + day.plusDays(1));
            assertThat(code).as("backfill of %s", dataset).isZero();
        }

        /** Begin of what is watched as a whole. */
        private Instant nextQuarter() {
            long quarter = Duration.ofMinutes(15).toSeconds();
            Instant from =
                    Instant.ofEpochSecond(Math.ceilDiv(simulator.time().now().getEpochSecond(), quarter) * quarter);
            assertThat(from)
                    .as("begin: all must have started well before midnight")
                    .isBefore(MIDNIGHT.minus(Duration.ofMinutes(25)));
            return from;
        }

        /** Until the end, with everything that can go wrong at random moments. */
        private void live(Instant from, List<Restartable<?>> programs) {
            System.out.printf("a day from %s to %s, seed %d%n", from, END, SEED);
            SimulatedTime time = simulator.time();
            Incidents incidents = new Incidents(simulator, CENTRE, MIDNIGHT);
            Timetable timetable = new Timetable();
            incidents.addTo(timetable, from, programs.getFirst());
            Trouble trouble = new Trouble(
                    simulator,
                    Stream.concat(Stream.of(MIDNIGHT, LAST_MIDNIGHT), incidents.resets().stream())
                            .toList());
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
                        Instant now = time.now();
                        timetable.goOn(now);
                        if (incidents.outages().stream().noneMatch(outage -> outage.has(now))) {
                            trouble.goOn(now);
                            restarts.goOn(now);
                        }
                        return now.isAfter(END);
                    });
            System.out.printf(
                    "%d faults did not begin, %d restarts%n",
                    trouble.left(), restarts.done().size());
            assertThat(trouble.begun()).as("kinds of faults that began").isEqualTo(FaultPlan.KINDS);
            assertThat(timetable.left()).as("incidents that did not happen").isZero();
            assertThat(restarts.done()).as("programs restarted").containsAll(programs);
        }

        /** Every target has been polled without a fault, and time enough has gone by for all buckets to be final. */
        private void awaitEnd(Collector collector) {
            awaitPolls(collector, 4);
            Awaitility.await().atMost(SOON).until(() -> simulator.time().now().isAfter(END.plus(AFTERWARDS)));
        }

        private static void awaitPolls(Collector collector, int more) {
            Map<String, Double> before = OpsReader.polls(collector);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> OpsReader.polls(collector).entrySet().stream()
                            .allMatch(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + more));
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
