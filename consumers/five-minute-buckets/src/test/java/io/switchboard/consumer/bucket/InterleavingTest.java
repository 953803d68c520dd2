package io.switchboard.consumer.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.StatusChange;
import io.switchboard.consumer.monitor.Answer;
import io.switchboard.consumer.monitor.Monitor;
import io.switchboard.consumer.status.StatusInterpreter;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a random half hour comes to, whatever the order in which the two topics are read. */
class InterleavingTest {
    private static final Instant START = Monitor.at("10:00:00");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldIssueTheSameBucketsHoweverTheTopicsInterleave(long seed) {
        List<Answer> answers = randomHalfHour(new Random(seed));
        List<AgentBucket> inOrder = read(answers, new Random(seed), 1);

        assertThat(inOrder).isNotEmpty();
        assertThat(read(answers, new Random(seed), 50)).isEqualTo(inOrder);
        assertThat(read(answers, new Random(seed), 10_000)).isEqualTo(inOrder);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void shouldAddUpAndCountEveryChangeOfStatusOnce(long seed) {
        List<Answer> answers = randomHalfHour(new Random(seed));
        List<AgentBucket> issued = read(answers, new Random(seed), 1);

        assertThat(issued).allSatisfy(InterleavingTest::addsUp);
        assertThat(issued.stream().collect(Collectors.groupingBy(InterleavingTest::identity)))
                .allSatisfy((bucket, revisions) -> {
                    assertThat(revisions.getLast().getFinal$()).isTrue();
                    for (int i = 0; i < revisions.size(); i++) {
                        assertThat(revisions.get(i).getRevision()).isEqualTo(i + 1);
                    }
                });
        assertThat(latest(issued).stream()
                        .mapToInt(AgentBucket::getStatusChanges)
                        .sum())
                .isEqualTo(statusChanges(answers));
    }

    private static void addsUp(AgentBucket bucket) {
        int sum = bucket.getReadySec()
                + bucket.getOnContactSec()
                + bucket.getWrapUpSec()
                + bucket.getPausedSec()
                + bucket.getAwaySec()
                + bucket.getPreviewSec()
                + bucket.getOfflineSec()
                + bucket.getOtherSec();
        assertThat(sum).isEqualTo(bucket.getObservedSec()).isBetween(0, 300);
        assertThat(bucket.getCoverage()).isEqualTo(sum / 300.0);
    }

    private static Collection<AgentBucket> latest(List<AgentBucket> issued) {
        Map<String, AgentBucket> latest = new TreeMap<>();
        issued.forEach(bucket -> latest.put(identity(bucket), bucket));
        return latest.values();
    }

    private static String identity(AgentBucket bucket) {
        return bucket.getAgentId() + " " + bucket.getBucketEnd();
    }

    private static int statusChanges(List<Answer> answers) {
        StatusInterpreter interpreter = new StatusInterpreter(StatusMapping.CONVOSO);
        return (int) answers.stream()
                .flatMap(answer -> answer.changes().stream())
                .flatMap(change -> interpreter.interpret(change).stream())
                .filter(change -> change.getFrom() != null)
                .map(StatusChange::getId)
                .distinct()
                .count();
    }

    /** Reads both topics in their order; how far one may run ahead of the other is the {@code burst}, in records. */
    private static List<AgentBucket> read(List<Answer> answers, Random random, int burst) {
        Deque<Envelope> changes = new ArrayDeque<>(
                answers.stream().flatMap(a -> a.changes().stream()).toList());
        Deque<Poll> ends = new ArrayDeque<>(answers.stream().map(Answer::end).toList());
        try (Bench bench = new Bench()) {
            if (burst == 1) {
                answers.forEach(bench::read);
            }
            while (burst > 1 && !(changes.isEmpty() && ends.isEmpty())) {
                boolean fromChanges = random.nextBoolean();
                for (int i = random.nextInt(burst); i > 0; i--) {
                    if (fromChanges && !changes.isEmpty()) {
                        bench.read(changes.poll());
                    } else if (!fromChanges && !ends.isEmpty()) {
                        bench.read(ends.poll());
                    }
                }
            }
            assertThat(bench.counted("incomplete-polls") + bench.counted("late-records"))
                    .isZero();
            assertThat(bench.stored("pending-changes") + bench.stored("pending-ends"))
                    .isZero();
            return bench.issued();
        }
    }

    /**
     * Half an hour of six agents who work, come and go, polled every five seconds with failures; then they all stay.
     */
    private static List<Answer> randomHalfHour(Random random) {
        String[] words = {"READY", "INCALL", "DISPO", "PAUSED", "PREVIEW", "LUNCH"};
        Monitor monitor = new Monitor("acme");
        Map<String, String> rows = new TreeMap<>();
        for (int second = 0; second < 2_400; second += 5) {
            for (int agent = 0; agent < 6 && second < 1_800; agent++) {
                if (random.nextInt(12) == 0) {
                    String id = "a" + agent;
                    Instant since = START.plusSeconds(Math.max(0, second - random.nextInt(5)));
                    if (random.nextInt(8) == 0) {
                        rows.remove(id);
                    } else {
                        String time = since.toString().substring(11, 19);
                        rows.put(id, id + " " + words[random.nextInt(words.length)] + " " + time);
                    }
                }
            }
            Instant now = START.plusSeconds(second);
            boolean outage = (second > 700 && second < 900) || random.nextInt(30) == 0;
            if (outage) {
                monitor.fails(now.toString().substring(11, 19));
            } else {
                monitor.shows(now, rows.values().toArray(String[]::new));
            }
        }
        return new ArrayList<>(monitor.answers());
    }
}
