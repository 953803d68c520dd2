package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.ChangeKind;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.Source;
import io.switchboard.StatusChange;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.Apps;
import io.switchboard.endtoend.stack.CollectorRun;
import io.switchboard.endtoend.stack.ReadToTheEnd;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account and a dataset are taken out of the file and retired: what is of now ends in every topic, once, and nobody
 * waits for it any longer.
 */
@ExtendWith(SharedStack.class)
class RetireIT {
    private static final Topics TOPICS = new Topics("retire");
    private static final String LIMITS = "poll-interval: 30s";
    private static final double SPEED = 60;
    private static final double FAST = 200;

    /** More than the command waits for a collector that a vendor may have asked to stay away. */
    private static final Duration QUIET = Duration.ofMinutes(7);

    private static final List<String> ACCOUNT = List.of("--account=" + ThreeVendors.CONVOSO);
    private static final List<String> DATASET =
            List.of("--account=" + ThreeVendors.KORE, "--dataset=agent-status-details");
    private static final List<Dataset<?, ?, ?>> RETIRED =
            List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS, Dataset.CONVOSO_PERFORMANCE, Dataset.KORE_STATUS);

    private final SharedStack.Stack stack;
    private final TopicReader reader;

    @TempDir
    private Path directory = Path.of("");

    RetireIT(SharedStack.Stack stack) {
        this.stack = stack;
        this.reader = new TopicReader(stack);
    }

    /** The centre and the files of collectors that poll all of it, and what is left of it. */
    private record Scene(SimulatedTime time, TestConfiguration configurations, ThreeVendors three, Path directory) {
        Collector poll(List<String> accounts) throws Exception {
            return Collector.start(
                    configurations.loadAccounts(directory, accounts), time.scheduler(), RandomGenerator.getDefault());
        }

        List<String> all() {
            return three.accounts(LIMITS);
        }

        List<String> left() {
            return three.withoutMonitorAndStatuses(LIMITS);
        }

        CollectorRun retire(List<String> accounts, List<String> what, String... more) {
            Path file = configurations.writeAccounts(directory, accounts);
            return CollectorRun.run(
                    time,
                    file,
                    "retire",
                    Stream.concat(what.stream(), Stream.of(more)).toList());
        }
    }

    @Test
    void shouldEndWhatIsTakenOutOfTheFile() throws Exception {
        AccountOptions centre =
                AccountOptions.of("centre", TestConfiguration.token("centre")).withAgents(12);
        Apps apps = new Apps(stack, TOPICS, directory);
        // They take a while to start, in which no simulated time goes by yet.
        try (RunningApp _ = apps.statusChanges();
                RunningApp _ = apps.buckets()) {
            SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), SPEED);
            try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
                retire(
                        new Scene(
                                time,
                                new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix()),
                                ThreeVendors.of(simulator.baseUri(), centre),
                                directory),
                        apps);
            }
        }
    }

    private void retire(Scene scene, Apps apps) throws Exception {
        try (Collector _ = scene.poll(scene.all())) {
            awaitBuckets();
            refuse(
                    scene.retire(scene.all(), ACCOUNT, "--yes"),
                    "sales/agent-monitor, sales/agent-performance is still");
            refuse(scene.retire(scene.left(), ACCOUNT, "--yes"), "sales/agent-monitor was polled");
            refuse(scene.retire(scene.left(), DATASET, "--yes"), "care/agent-status-details was polled");
        }
        Map<String, Integer> before = written();
        Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows = rows();
        try (Collector _ = scene.poll(scene.left())) {
            awaitQuiet(scene.time());
            CollectorRun plan = scene.retire(scene.left(), ACCOUNT);
            assertThat(plan.out()).as(plan.err()).contains(plan(rows)).contains("Nothing was written");
            assertThat(written()).isEqualTo(before);

            CollectorRun account = scene.retire(scene.left(), ACCOUNT, "--yes");
            assertThat(account.out()).as(account.err()).contains(plan(rows)).endsWith("Done.\n");
            assertThat(scene.retire(scene.left(), DATASET, "--yes").code()).isZero();
            awaitApps(apps);
            verifyRows(rows);
            verifyChanges(rows);
            verifyPolls();
            verifyStatusChanges(rows);
            verifyBuckets(rows);

            Map<String, Integer> after = written();
            for (List<String> what : List.of(ACCOUNT, DATASET)) {
                CollectorRun again = scene.retire(scene.left(), what, "--yes");
                assertThat(again.code()).as(again.err()).isZero();
                assertThat(again.out()).contains("is retired already", "Nothing was written");
            }
            assertThat(written()).isEqualTo(after);
        }
        Dataset.all()
                .forEach(dataset -> ChangeChain.read(reader, TOPICS, dataset).verify());
    }

    private static void refuse(CollectorRun refused, String reason) {
        assertThat(refused.err()).contains(reason);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
    }

    /** Of every kind that will be closed. */
    private void awaitBuckets() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(reader.values(TOPICS.agentBuckets()))
                    .extracting(AgentBucket::getAccount)
                    .contains(ThreeVendors.CONVOSO, ThreeVendors.KORE);
            assertThat(reader.values(TOPICS.queueBuckets()))
                    .extracting(QueueBucket::getAccount)
                    .contains(ThreeVendors.CONVOSO);
        });
    }

    private void awaitQuiet(SimulatedTime time) {
        Instant quiet = time.now().plus(QUIET);
        time.runAt(FAST);
        Awaitility.await().until(() -> time.now().isAfter(quiet));
    }

    private void awaitApps(Apps apps) {
        try (ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            for (String app : List.of(StatusChangesApp.NAME, FiveMinuteBucketsApp.NAME)) {
                Awaitility.await().until(() -> read.by(apps.group(app)));
            }
        }
    }

    /** How many records there are of what is retired. */
    private Map<String, Integer> written() {
        Map<String, Integer> written = new TreeMap<>();
        List<Poll> polls = reader.values(TOPICS.polls());
        for (Dataset<?, ?, ?> dataset : RETIRED) {
            written.put(
                    dataset.name() + ".changes",
                    reader.all(TOPICS.changes(dataset)).size());
            written.put(
                    dataset.name() + ".state", reader.all(TOPICS.state(dataset)).size());
            written.put(dataset.name() + " polls", polls(polls, dataset).size());
        }
        return written;
    }

    private static List<Poll> polls(List<Poll> polls, Dataset<?, ?, ?> dataset) {
        return polls.stream()
                .filter(poll -> poll.getDataset().equals(dataset.name()))
                .toList();
    }

    private Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows() {
        return RETIRED.stream()
                .collect(Collectors.toMap(
                        dataset -> dataset, dataset -> new HashMap<>(reader.latest(TOPICS.state(dataset)))));
    }

    /** Those of now, and those whose time is not over. */
    private static Map<SpecificRecord, SpecificRecord> ending(
            Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows, Dataset<?, ?, ?> dataset) {
        Map<SpecificRecord, SpecificRecord> ending = new HashMap<>(rows.getOrDefault(dataset, Map.of()));
        if (dataset.equals(Dataset.CONVOSO_PERFORMANCE)) {
            ending.clear();
        } else if (dataset.equals(Dataset.KORE_STATUS)) {
            ending.values().removeIf(row -> ((StatusSegment) row).getEndTime() != null);
        }
        return ending;
    }

    private static List<String> plan(Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows) {
        return List.of(
                "sales/agent-monitor: deletes %d rows of convoso.agent-monitor.agents, %d rows of convoso.agent-monitor.totals"
                        .formatted(
                                ending(rows, Dataset.CONVOSO_AGENTS).size(),
                                ending(rows, Dataset.CONVOSO_TOTALS).size()),
                "sales/agent-performance: deletes 0 rows of convoso.agent-performance,");
    }

    private void verifyRows(Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows) {
        for (Dataset<?, ?, ?> dataset : RETIRED) {
            Map<SpecificRecord, SpecificRecord> staying = new HashMap<>(rows.getOrDefault(dataset, Map.of()));
            assertThat(staying).as(dataset.name()).isNotEmpty();
            staying.keySet().removeAll(ending(rows, dataset).keySet());
            assertThat(reader.latest(TOPICS.state(dataset))).as(dataset.name()).isEqualTo(staying);
        }
    }

    /** Each row that ended has an event that says so, and no other event does. */
    private void verifyChanges(Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows) {
        for (Dataset<?, ?, ?> dataset : RETIRED) {
            Map<SpecificRecord, Object> retired = new HashMap<>();
            reader.all(TOPICS.changes(dataset)).stream()
                    .filter(event -> ((Source) ChangeChain.field(event.value(), "source")).getRetired())
                    .forEach(event -> {
                        assertThat(ChangeChain.field(event.value(), "op")).isEqualTo("d");
                        assertThat(ChangeChain.field(event.value(), "after")).isNull();
                        retired.put(event.key(), ChangeChain.field(event.value(), "before"));
                    });
            assertThat(retired).as(dataset.name()).isEqualTo(ending(rows, dataset));
        }
    }

    /** The last poll record says that it is the last, under the next number. */
    private void verifyPolls() {
        List<Poll> all = reader.values(TOPICS.polls());
        for (Dataset<?, ?, ?> dataset : RETIRED) {
            List<Poll> polls = polls(all, dataset);
            assertThat(polls).filteredOn(Poll::getRetired).containsExactly(polls.getLast());
            assertThat(polls.getLast().getSequence())
                    .isEqualTo(polls.get(polls.size() - 2).getSequence() + 1);
        }
        assertThat(polls(all, Dataset.KORE_VOLUME).getLast().getRetired()).isFalse();
    }

    private Instant retiredAt(Dataset<?, ?, ?> dataset) {
        return polls(reader.values(TOPICS.polls()), dataset).getLast().getCompletedAt();
    }

    /** Who was there has gone, when that was seen, and nothing else is reported then. */
    private void verifyStatusChanges(Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows) {
        List<StatusChange> changes = reader.values(TOPICS.statusChanges());
        for (Dataset<?, ?, ?> dataset : List.of(Dataset.CONVOSO_AGENTS, Dataset.KORE_STATUS)) {
            Instant retired = retiredAt(dataset);
            assertThat(changes)
                    .filteredOn(change -> change.getVendor().equals(dataset.vendor())
                            && !change.getObservedAt().isBefore(retired))
                    .allSatisfy(change -> {
                        assertThat(change.getKind()).isEqualTo(ChangeKind.LOGGED_OUT);
                        assertThat(change.getChangedAt()).isEqualTo(retired);
                        assertThat(change.getPreviousDurationMs()).isNull();
                    })
                    .extracting(StatusChange::getAgentId)
                    .containsExactlyInAnyOrderElementsOf(present(rows, dataset));
        }
    }

    /** Agents who were logged in when the dataset was polled last. */
    private static Set<String> present(
            Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows, Dataset<?, ?, ?> dataset) {
        Set<String> agents = new HashSet<>();
        ending(rows, dataset).values().stream()
                .filter(row -> !(row instanceof StatusSegment segment && "OFFLINE".equals(segment.getPrimaryStatus())))
                .forEach(row -> agents.add((String) ChangeChain.field(row, "user_id")));
        return agents;
    }

    /** All are closed, and behind the last poll nobody is counted in any status. */
    private void verifyBuckets(Map<Dataset<?, ?, ?>, Map<SpecificRecord, SpecificRecord>> rows) {
        assertThat(reader.latest(TOPICS.queueBuckets()).values())
                .filteredOn(QueueBucket::getAccount, ThreeVendors.CONVOSO)
                .isNotEmpty()
                .allMatch(QueueBucket::getIsFinal);
        for (Dataset<?, ?, ?> dataset : List.of(Dataset.CONVOSO_AGENTS, Dataset.KORE_STATUS)) {
            List<Poll> polls = polls(reader.values(TOPICS.polls()), dataset);
            Instant last = polls.get(polls.size() - 2).getStartedAt();
            List<AgentBucket> buckets = reader.latest(TOPICS.agentBuckets()).values().stream()
                    .filter(bucket -> bucket.getVendor().equals(dataset.vendor()))
                    .toList();
            assertThat(buckets).allMatch(AgentBucket::getIsFinal);
            assertThat(buckets)
                    .filteredOn(bucket -> isIn(bucket, last))
                    .as("the last that was polled")
                    .extracting(AgentBucket::getAgentId)
                    .containsAll(present(rows, dataset));
            assertThat(buckets)
                    .filteredOn(bucket -> bucket.getBucketStart().isAfter(last))
                    .as("behind the last poll")
                    .allMatch(bucket -> bucket.getObservedSec() == 0);
        }
    }

    private static boolean isIn(AgentBucket bucket, Instant at) {
        return !at.isBefore(bucket.getBucketStart()) && at.isBefore(bucket.getBucketEnd());
    }
}
