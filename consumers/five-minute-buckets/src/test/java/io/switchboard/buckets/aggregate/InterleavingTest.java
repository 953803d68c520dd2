package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Poll;
import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.extract.DatasetChange;
import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What random runs come to, whatever the order in which the seven topics are read, all accounts in one partition. */
class InterleavingTest {
    private static final Map<Long, Map<String, List<Issue>>> IN_ORDER = new HashMap<>();

    @TempDir
    private static File dir;

    /** Of one topic at most so many records are read in a row. */
    @ParameterizedTest(name = "run {0}, order {1}, {2} in a row")
    @CsvSource({"31, 1, 2", "31, 2, 10", "31, 3, 250", "32, 4, 50", "32, 5, 1000", "32, 6, 1000000"})
    void shouldIssueTheSameToEachAccountHoweverTheTopicsInterleave(long run, long order, int burst) {
        RandomRun recorded = RandomRun.of(run);
        Map<String, List<Issue>> inOrder = IN_ORDER.computeIfAbsent(
                run,
                absent -> read(
                        recorded.steps().stream()
                                .flatMap(InterleavingTest::records)
                                .toList(),
                        "run-" + run));

        assertThat(inOrder).hasSize(2 * RandomRun.ACCOUNTS.size());
        assertThat(read(interleaved(recorded, new Random(order), burst), "order-" + order))
                .isEqualTo(inOrder);
    }

    @Tag("soak")
    @ParameterizedTest(name = "run {0}")
    @ValueSource(longs = {33, 34, 35, 36, 37, 38, 39, 40})
    void shouldIssueTheSameInOrdersAtRandom(long run) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int burst : new int[] {2, 10, 50, 250, 1_000, 1_000_000}) {
            System.out.printf("run %d in an order of seed %d, up to %d in a row%n", run, seed, burst);
            shouldIssueTheSameToEachAccountHoweverTheTopicsInterleave(run, random.nextLong(), burst);
        }
    }

    @Test
    void shouldBeTheSameThroughKafkasDriver() {
        RandomRun recorded = RandomRun.of(35);
        List<Issue> byHand = new ArrayList<>();
        try (Line line = new Line(new File(dir, "by-hand"))) {
            recorded.steps().forEach(step -> byHand.addAll(line.read(step)));
        }
        try (Bench bench = new Bench()) {
            interleaved(recorded, new Random(1), 20).forEach(record -> {
                if (record instanceof Poll end) {
                    bench.read(end);
                } else {
                    bench.read(record);
                }
            });
            List<Issue> issued = new ArrayList<>(bench.recordsOfAgents());
            issued.addAll(bench.recordsOfQueues());
            assertThat(byAccount(issued)).isEqualTo(byAccount(byHand));
        }
    }

    private static Map<String, List<Issue>> read(List<SpecificRecord> records, String name) {
        List<Issue> issued = new ArrayList<>();
        try (Line line = new Line(new File(dir, name))) {
            records.forEach(record -> issued.addAll(line.read(record)));
            assertThat(line.counted("incomplete.polls") + line.counted("late.records"))
                    .isZero();
            assertThat(line.entries()).containsEntry("pending-facts", 0L).containsEntry("pending-ends", 0L);
        }
        return byAccount(issued);
    }

    private static Map<String, List<Issue>> byAccount(List<Issue> issued) {
        return issued.stream()
                .collect(Collectors.groupingBy(issue -> issue.account() + " " + issue.topic(), Collectors.toList()));
    }

    private static Stream<SpecificRecord> records(Recording.Step step) {
        return Stream.concat(step.changes().stream(), Stream.of(step.end()));
    }

    private static List<SpecificRecord> interleaved(RandomRun run, Random random, int burst) {
        Map<String, Deque<SpecificRecord>> topics = new TreeMap<>();
        run.steps().stream()
                .flatMap(InterleavingTest::records)
                .forEach(record -> topics.computeIfAbsent(topic(record), absent -> new ArrayDeque<>())
                        .add(record));
        List<Deque<SpecificRecord>> left = new ArrayList<>(topics.values());
        Collections.shuffle(left, random);
        List<SpecificRecord> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Deque<SpecificRecord> next = left.get(random.nextInt(left.size()));
            for (int i = random.nextInt(burst) + 1; i > 0 && !next.isEmpty(); i--) {
                order.add(next.remove());
            }
            left.removeIf(Deque::isEmpty);
        }
        return order;
    }

    private static String topic(SpecificRecord record) {
        return record instanceof Poll
                ? "polls"
                : new DatasetChange(record).source().getDataset();
    }
}
