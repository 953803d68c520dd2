package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.StatusChange;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.serde.AccountPartition;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.topic.Dataset;
import io.switchboard.wallboard.Wallboard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators see is what the READMEs name, what the topics hold, and what Prometheus can read. */
@ExtendWith(SharedStack.class)
class OperatorsViewIT {
    private static final String POLLS = "switchboard_polls_total";

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static WatchedPrograms programs;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TopicReader topics;

    @TempDir
    private Path folder = Path.of("");

    /** Until everything has happened that leaves a trace. */
    @BeforeAll
    static void start(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        topics = new TopicReader(stack);
        programs = new WatchedPrograms(stack, directory);
        String centre = WatchedPrograms.CENTRE;
        awaitAbove(0, "switchboard_whole_polls_total");
        Stream.of(FaultKind.UNKNOWN_FIELD, FaultKind.WRONG_TYPE_IN_ROW)
                .map(kind -> InjectedFault.times(1, kind, centre).of(SimulatedApi.CONVOSO_AGENT_MONITOR))
                .forEach(programs.simulator().faults()::add);
        programs.simulator()
                .faults()
                .add(InjectedFault.lasting(FaultKind.ROW_WITHOUT_KEY, centre).of(SimulatedApi.CONVOSO_AGENT_MONITOR));
        awaitAbove(0, "switchboard_unknown_fields_total");
        awaitAbove(0, "switchboard_unread_values_total");
        awaitAbove(0, "switchboard_dead_letters_total");
        awaitAbove(0, "switchboard_status_changes_total");
        awaitAbove(0, "switchboard_bucket_lateness_seconds_count");
        awaitAbove(0, "kafka_stream_thread_process_total");
        Awaitility.await().until(() -> programs.all().has("kafka_consumer_fetch_manager_records_lag"));
    }

    private static void awaitAbove(long least, String metric) {
        Awaitility.await()
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> programs.all().sum(metric) > least);
    }

    @AfterAll
    static void stop() {
        programs.close();
    }

    @Test
    void shouldBeReadyWhileItWorks() {
        assertThat(programs.ports().keySet())
                .containsExactly("collector", StatusChangesApp.NAME, FiveMinuteBucketsApp.NAME, Wallboard.NAME)
                .allMatch(programs::isReady);
    }

    @Test
    void shouldTellWhatTheReadmesNameAndNothingElse() {
        verify("collector", MetricTables.of("collector/service"));
        verify(StatusChangesApp.NAME, MetricTables.of("consumers/streams", "consumers/status-changes"));
        verify(FiveMinuteBucketsApp.NAME, MetricTables.of("consumers/streams", "consumers/five-minute-buckets"));
        verify(Wallboard.NAME, MetricTables.of("consumers/wallboard"));
    }

    private static void verify(String program, MetricTables tables) {
        Exposition told = programs.metrics(program);
        Set<String> families = new TreeSet<>(told.families());
        tables.beginnings()
                .forEach(begin -> assertThat(families).as(program).anyMatch(family -> family.startsWith(begin)));
        families.removeIf(tables::isOneOfMany);
        assertThat(families).as(program).isEqualTo(tables.families());
        Map<String, Set<String>> labels = new TreeMap<>();
        families.forEach(family -> labels.put(family, told.labels(family)));
        Map<String, Set<String>> named = new TreeMap<>(tables.labels());
        named.keySet().retainAll(families);
        assertThat(labels).as(program).isEqualTo(named);
    }

    @Test
    void shouldServeEveryMetricThatDashboardsAndAlertsAskFor() {
        Set<String> series =
                programs.all().samples().stream().map(Exposition.Sample::name).collect(Collectors.toSet());
        Stream.of(Expression.ofAlerts(), Expression.ofPanels(), Expression.ofVariables())
                .flatMap(List::stream)
                .forEach(asked -> assertThat(asked.metrics())
                        .as("%s: %s", asked.where(), asked.text())
                        .allMatch(metric -> metric.equals("up") || series.contains(metric)));
    }

    @Test
    void shouldCountWhatTheTopicsHoldOfTheCollector() {
        Exposition before = programs.ofCollector();
        Map<String, Long> polls = polls();
        Map<String, Map<String, Long>> changes = new HashMap<>();
        Dataset.all().forEach(dataset -> changes.put(dataset.name(), written(dataset)));
        long deadLetters = topics.values(WatchedPrograms.TOPICS.deadLetters()).size();
        Exposition after = programs.ofCollector();

        verify(before.by("outcome", POLLS), polls, after.by("outcome", POLLS));
        assertThat(before.by("outcome", POLLS))
                .containsOnlyKeys("complete", "partial", "throttled", "refused", "unreachable", "malformed");
        changes.forEach((dataset, written) -> verify(changes(before, dataset), written, changes(after, dataset)));
        assertThat((double) deadLetters).isPositive().isBetween(unread(before), unread(after));
        assertThat(after.sum("switchboard_assigned_targets")).isEqualTo(5);
        assertThat(after.sum("switchboard_configured_targets")).isEqualTo(5);
        // Partitions without an account have nothing to restore.
        assertThat(after.sum("switchboard_restore_seconds_count"))
                .isEqualTo(Stream.of(ThreeVendors.CONVOSO, ThreeVendors.KORE, ThreeVendors.LIVEPERSON)
                        .map(account -> AccountPartition.of(account, 6))
                        .distinct()
                        .count());
        assertThat(after.sum("switchboard_restoring_partitions")).isZero();
    }

    /**
     * While polls go on, the topics hold no less than was reported before they were read, and no more than is reported
     * then.
     */
    private static void verify(Map<String, Long> before, Map<String, Long> written, Map<String, Long> after) {
        assertThat(after.keySet()).containsAll(written.keySet());
        after.forEach((word, most) ->
                assertThat(written.getOrDefault(word, 0L)).as(word).isBetween(before.getOrDefault(word, 0L), most));
    }

    /** Rows, and values of other rows: each has a dead letter, a value once for each shape of its text. */
    private static double unread(Exposition told) {
        return told.sum("switchboard_dead_letters_total") + told.sum("switchboard_unread_values_total");
    }

    private static Map<String, Long> changes(Exposition told, String dataset) {
        Map<String, Long> ops = new HashMap<>();
        told.samples().stream()
                .filter(sample -> sample.name().equals("switchboard_changes_total"))
                .filter(sample -> dataset.equals(sample.labels().get("dataset")))
                .forEach(sample ->
                        ops.merge(sample.labels().getOrDefault("op", ""), Math.round(sample.value()), Long::sum));
        return ops;
    }

    private static Map<String, Long> written(Dataset<?, ?, ?> dataset) {
        return counted(
                topics.values(WatchedPrograms.TOPICS.changes(dataset)),
                event -> String.valueOf(ChangeChain.field(event, "op")));
    }

    /** Polls by outcome: a poll has a record for each of its datasets, and the worst outcome is its own. */
    private static Map<String, Long> polls() {
        Map<String, Poll> polls = new HashMap<>();
        topics.values(WatchedPrograms.TOPICS.polls())
                .forEach(poll -> polls.merge(
                        poll.getPollId(), poll, (one, other) -> one.getOutcome() == Outcome.COMPLETE ? other : one));
        return counted(polls.values().stream().toList(), poll -> lower(poll.getOutcome()));
    }

    @Test
    void shouldCountWhatTheTopicsHoldOfTheApps() {
        eventually(() -> verify(
                programs.metrics(StatusChangesApp.NAME).by("kind", "switchboard_status_changes_total"),
                counted(
                        topics.values(WatchedPrograms.TOPICS.statusChanges()),
                        (StatusChange change) -> lower(change.getKind()))));
        eventually(() -> {
            Exposition told = programs.metrics(FiveMinuteBucketsApp.NAME);
            Map<String, Long> states = told.by("state", "switchboard_buckets_total");
            List<String> written = new ArrayList<>();
            topics.values(WatchedPrograms.TOPICS.agentBuckets()).forEach(bucket -> written.add(state(bucket)));
            topics.values(WatchedPrograms.TOPICS.queueBuckets()).forEach(bucket -> written.add(state(bucket)));
            verify(states, counted(written, Function.identity()));
            assertThat(told.sum("switchboard_bucket_lateness_seconds_count")).isEqualTo(states.get("final"));
            assertThat(told.sum("switchboard_incomplete_polls_total")).isZero();
        });
    }

    /**
     * What is done again after an aborted transaction is counted again: on a machine that is too busy there is more.
     */
    private static void verify(Map<String, Long> told, Map<String, Long> written) {
        Map<String, Long> counted = new HashMap<>(told);
        counted.values().removeIf(count -> count == 0);
        assertThat(counted.keySet()).isEqualTo(written.keySet());
        counted.forEach(
                (word, count) -> assertThat(count).as(word).isGreaterThanOrEqualTo(written.getOrDefault(word, 0L)));
    }

    private static String state(AgentBucket bucket) {
        return bucket.getCorrected() ? "corrected" : bucket.getIsFinal() ? "final" : "open";
    }

    private static String state(QueueBucket bucket) {
        return bucket.getCorrected() ? "corrected" : bucket.getIsFinal() ? "final" : "open";
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Map<String, Long> counted(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().untilAsserted(assertion::run);
    }

    @Test
    void shouldNameAndExplainMetricsAsPrometheusWants() throws Exception {
        Promtool.assumeThere();

        for (String program : programs.ports().keySet()) {
            Promtool.verify(programs.metrics(program).text(), "check", "metrics");
        }
    }

    @Test
    void shouldAnswerEveryQuestionOfDashboardsAndAlerts() throws Exception {
        try (PrometheusServer prometheus = PrometheusServer.start(folder, programs.ports())) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(prometheus.api().targets())
                            .hasSize(programs.ports().size())
                            .allSatisfy(
                                    target -> assertThat(target.path("health").asText())
                                            .as("%s", target)
                                            .isEqualTo("up")));
            for (Expression asked : Expression.ofPanels()) {
                Awaitility.await()
                        .alias(asked.where() + ": " + asked.text())
                        .until(() -> prometheus.api().count(asked.ofEverything()) > 0);
            }
            for (JsonNode group : prometheus.api().rules()) {
                assertThat(group.path("rules"))
                        .isNotEmpty()
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as("%s", rule)
                                .isIn("ok", "unknown"));
            }
        }
    }
}
