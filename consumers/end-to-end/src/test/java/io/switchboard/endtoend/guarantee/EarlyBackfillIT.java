package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.Apps;
import io.switchboard.endtoend.stack.CollectorRun;
import io.switchboard.endtoend.stack.OpsReader;
import io.switchboard.endtoend.stack.ReadToTheEnd;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChainOfTruth;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.endtoend.truth.KoreTruth;
import io.switchboard.endtoend.truth.StateSays;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The days before are read right after a collector's start, of one dataset by one of three commands at once: what they
 * and the live run report has no hole between, and nothing in it comes twice.
 */
@ExtendWith(SharedStack.class)
class EarlyBackfillIT {
    private static final Topics TOPICS = new Topics("early");
    private static final String EVERY = "poll-interval: 80s";

    /** The first polls come as late as they can. */
    private static final RandomGenerator LATE = () -> -1;

    private static final double SLOWLY = 8;
    private static final double SPEED = 20;
    private static final double FAST = 100;

    /** So that a backfill takes a while. */
    private static final String PAGE_BY_PAGE = "page-size: 2";

    /**
     * A quarter of an hour ends between the start and the first poll, which is as late as it can be. Early in a UTC
     * day, so that no status that lasted over the border began too long ago for its first bucket to be corrected.
     */
    private static final Instant QUARTER = TestConfiguration.morning().plus(Duration.ofHours(8));

    private static final LocalDate FIRST =
            LocalDate.ofInstant(QUARTER, ZoneOffset.UTC).minusDays(3);
    private static final Instant FROM = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final AccountOptions CENTRE = AccountOptions.of("centre", TestConfiguration.token("centre"))
            .withAgents(6)
            .withSeed(2)
            .withHistory(Duration.ofDays(3).plusHours(4));

    /**
     * What came of it.
     *
     * @param attempts three at once, the one that read all last
     * @param early one before the collector's start
     * @param end up to which all is reported
     */
    private record Lived(
            Simulator simulator, TopicReader reader, CollectorRun early, List<CollectorRun> attempts, Instant end) {}

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Lived lived;

    @BeforeAll
    static void live(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        Apps apps = new Apps(stack, TOPICS, directory);
        // They take a while to start, in which no simulated time goes by yet.
        try (RunningApp _ = apps.statusChanges();
                RunningApp _ = apps.buckets()) {
            SimulatedTime time = SimulatedTime.startingAt(QUARTER.minusSeconds(120), 1);
            Simulator simulator = Simulator.start(SimulatorOptions.of(time, CENTRE));
            TestConfiguration configurations = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix());
            lived = new Life(simulator, configurations, directory).live(new TopicReader(stack));
            try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
                for (String app : List.of(StatusChangesApp.NAME, FiveMinuteBucketsApp.NAME)) {
                    Awaitility.await().until(() -> read.by(apps.group(app)));
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        lived.simulator().close();
    }

    private record Life(Simulator simulator, TestConfiguration configurations, Path directory) {
        private SimulatedTime time() {
            return simulator.time();
        }

        private List<String> accounts() {
            return ThreeVendors.of(simulator.baseUri(), CENTRE).accounts(EVERY, EVERY, PAGE_BY_PAGE);
        }

        Lived live(TopicReader reader) throws Exception {
            Path file = configurations.writeAccounts(directory, accounts());
            CollectorRun early = backfill(file, ThreeVendors.CONVOSO, "agent-performance");
            await(QUARTER.minusSeconds(60));
            time().runAt(SLOWLY);
            try (Collector collector =
                    Collector.start(configurations.loadAccounts(directory, accounts()), time().scheduler(), LATE)) {
                awaitBackfill(file, ThreeVendors.KORE, "call-volume");
                awaitBackfill(file, ThreeVendors.CONVOSO, "agent-performance");
                awaitPolls(collector, 1);
                time().runAt(SPEED);
                List<CollectorRun> attempts = atOnce(file);
                Instant end = Instant.ofEpochSecond(time().now().getEpochSecond() / 300 * 300);
                await(end.plusSeconds(420));
                simulator.centre("centre").freeze();
                awaitPolls(collector, 2);
                return new Lived(simulator, reader, early, attempts, end);
            }
        }

        private void await(Instant at) {
            time().runAt(FAST);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> time().now().isAfter(at));
        }

        private void awaitBackfill(Path file, String account, String dataset) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> backfill(file, account, dataset).code() == 0);
        }

        private CollectorRun backfill(Path file, String account, String dataset) {
            return CollectorRun.run(
                    time(),
                    file,
                    "backfill",
                    List.of(
                            "--account=" + account,
                            "--dataset=" + dataset,
                            "--from=" + FIRST,
                            "--to=" + FIRST.plusDays(4)));
        }

        /** Two begin together, and a third one while one of them is still reading; the last is the one that ends. */
        private List<CollectorRun> atOnce(Path file) {
            InjectedFault slow =
                    InjectedFault.lasting(FaultKind.SLOW, "centre").of(SimulatedApi.KORE_AGENT_STATUS_DETAILS);
            simulator.faults().add(slow);
            CompletableFuture<CollectorRun> one = CompletableFuture.supplyAsync(() -> statuses(file));
            CompletableFuture<CollectorRun> other = CompletableFuture.supplyAsync(() -> statuses(file));
            one.applyToEither(other, ended -> ended).join();
            CompletableFuture<CollectorRun> ended = one.isDone() ? one : other;
            CompletableFuture<CollectorRun> running = one.isDone() ? other : one;
            CollectorRun third = statuses(file);
            assertThat(running).as("one that reads slowly").isNotDone();
            simulator.faults().remove(slow);
            return List.of(ended.join(), third, running.join());
        }

        private CollectorRun statuses(Path file) {
            return backfill(file, ThreeVendors.KORE, "agent-status-details");
        }

        private static void awaitPolls(Collector collector, int more) {
            Map<String, Double> before = OpsReader.completePolls(collector);
            Awaitility.await()
                    .until(() -> OpsReader.completePolls(collector).entrySet().stream()
                                    .filter(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + more)
                                    .count()
                            == SimulatedApi.values().length);
        }
    }

    @Test
    void shouldRefuseAllButOneOfTheSameTarget() {
        List<CollectorRun> attempts = lived.attempts();
        assertThat(attempts).extracting(CollectorRun::code).containsExactly(2, 2, 0);
        assertThat(attempts.subList(0, 2))
                .extracting(CollectorRun::err)
                .allMatch(said -> said.contains("another backfill of care/agent-status-details is running"));
        assertThat(polls(Dataset.KORE_STATUS, Origin.BACKFILL))
                .as("one for each day")
                .hasSize(2);
    }

    @Test
    void shouldNotBeginBeforeItIsKnownWhereTheLiveRunBegins() {
        assertThat(lived.early().code()).isEqualTo(2);
        assertThat(lived.early().err()).contains("no poll of sales/agent-performance has read anything yet");
    }

    @Test
    void shouldLeaveNoHoleToTheLiveRun() throws Exception {
        StateSays state = new StateSays(lived.reader(), TOPICS);
        VendorsSay vendors = new VendorsSay(lived.simulator().baseUri(), CENTRE);
        Instant now = lived.simulator().time().now();
        assertThat(state.volume(FROM, now)).isNotEmpty().isEqualTo(vendors.volume(FROM, now));
        for (LocalDate day = FIRST; !day.isAfter(FIRST.plusDays(2)); day = day.plusDays(1)) {
            assertThat(state.performance(day)).as("%s", day).isNotEmpty().isEqualTo(vendors.performance(day));
        }
        Map<String, String> segments = vendors.segments(FROM, now);
        segments.keySet()
                .removeIf(key ->
                        Instant.parse(key.substring(key.indexOf(' ') + 1)).isBefore(FROM));
        assertThat(state.segments(FROM, now)).isNotEmpty().isEqualTo(segments);
        KoreTruth truth = KoreTruth.of(segments, FROM, lived.end());
        ChainOfTruth chain = new ChainOfTruth(
                lived.reader(), TOPICS, vendors, lived.simulator().centre("centre"));
        truth.verifyBuckets(chain.bucketsOf("kore"));
        truth.verifyChanges(chain.changesOf("kore"));
    }

    @Test
    void shouldTellNothingTwice() {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            ChangeChain.read(lived.reader(), TOPICS, dataset).verify();
            for (Origin origin : Origin.values()) {
                assertThat(polls(dataset, origin))
                        .extracting(Poll::getSequence)
                        .as("numbers of %s, %s", dataset.name(), origin)
                        .doesNotHaveDuplicates()
                        .isSorted();
            }
        }
        verifyRevisions(TOPICS.agentBuckets());
        verifyRevisions(TOPICS.queueBuckets());
    }

    private static <K extends SpecificRecord, V extends SpecificRecord> void verifyRevisions(Topic<K, V> topic) {
        Map<K, Integer> last = new HashMap<>();
        lived.reader().all(topic).forEach(record -> {
            int revision = (int) ChangeChain.field(record.value(), "revision");
            assertThat(revision).as("revision of %s", record.value()).isGreaterThan(last.getOrDefault(record.key(), 0));
            last.put(record.key(), revision);
        });
        assertThat(last).isNotEmpty();
    }

    /** Only what began after the first live poll is new, and nothing is ever gone. */
    @Test
    void shouldTakeNothingForNewThatTheOtherHasRead() {
        Instant status = begin(Dataset.KORE_STATUS);
        verify(Dataset.KORE_STATUS, row -> !((StatusSegment) row).getStartTime().isBefore(status.minusSeconds(1)));
        assertThat(ChangeChain.read(lived.reader(), TOPICS, Dataset.KORE_STATUS).events("c"))
                .isNotEmpty();
        Instant volume = begin(Dataset.KORE_VOLUME);
        verify(Dataset.KORE_VOLUME, row -> ((CallVolume) row).getIntervalStart().isAfter(volume.minusSeconds(900)));
    }

    private interface Fresh {
        boolean isFresh(Object row);
    }

    private static void verify(Dataset<?, ?, ?> dataset, Fresh fresh) {
        var chain = ChangeChain.read(lived.reader(), TOPICS, dataset);
        assertThat(chain.events("d")).isEmpty();
        assertThat(chain.events("c")).allMatch(event -> fresh.isFresh(ChangeChain.field(event, "after")));
        long first = polls(dataset, Origin.LIVE).getFirst().getSequence();
        assertThat(chain.events("r"))
                .extracting(event -> (Source) ChangeChain.field(event, "source"))
                .allMatch(source -> source.getOrigin() == Origin.BACKFILL || source.getSequence() == first);
        assertThat(chain.events("r"))
                .extracting(event -> ((Source) ChangeChain.field(event, "source")).getOrigin())
                .contains(Origin.BACKFILL, Origin.LIVE);
    }

    private static Instant begin(Dataset<?, ?, ?> dataset) {
        return polls(dataset, Origin.LIVE).getFirst().getStartedAt();
    }

    private static List<Poll> polls(Dataset<?, ?, ?> dataset, Origin origin) {
        return lived.reader().values(TOPICS.polls()).stream()
                .filter(poll -> poll.getDataset().equals(dataset.name()) && poll.getOrigin() == origin)
                .toList();
    }
}
