package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.Collector;
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
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Nobody polls for longer than LivePerson serves its intervals, which is 24 hours: what buckets say of them. */
@ExtendWith(SharedStack.class)
@Isolated("lives in simulated time")
class LostIntervalsIT {
    private static final Topics TOPICS = new Topics("lost");
    private static final String CENTRE = "centre";
    private static final Instant START = TestConfiguration.morning();
    private static final Duration HISTORY = Duration.ofHours(2);
    private static final Duration AWAY = Duration.ofHours(26);
    private static final Duration SERVED = Duration.ofHours(24);
    private static final int WIDTH_SEC = 300;
    private static final double SPEED = 60;

    private final long seed = Long.getLong("switchboard.seed", System.nanoTime());

    @Test
    void shouldNotSayThatABucketIsCoveredWhoseRestLivePersonServesNoLonger(
            SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        try (Simulator before = simulator(Duration.ZERO)) {
            pollUntilInTheMiddleOfABucket(before, stack, directory);
        }
        TopicReader reader = new TopicReader(stack);
        Instant last = lastPoll(reader);
        // The same centre, later: it follows from its seed and its opening.
        try (Simulator after = simulator(AWAY)) {
            pollAndCount(after, stack, directory);

            List<QueueBucket> buckets = finalBuckets(reader, ThreeVendors.LIVEPERSON, "skill");
            long polled = Math.floorMod(last.getEpochSecond(), WIDTH_SEC);
            assertThat(buckets)
                    .filteredOn(bucket -> isCutOff(bucket, last))
                    .isNotEmpty()
                    .allSatisfy(bucket -> assertThat(bucket.getCoverage()).isEqualTo(polled / (double) WIDTH_SEC));
            assertThat(buckets)
                    .as("lost, seed %d", seed)
                    .noneMatch(bucket -> bucket.getBucketStart().isAfter(last)
                            && bucket.getBucketEnd().isBefore(START.plus(AWAY).minus(SERVED)));
            verifyCovered(buckets, after.centre(CENTRE));
            assertThat(finalBuckets(reader, ThreeVendors.KORE, "queue"))
                    .as("served for a week")
                    .anyMatch(bucket -> isCutOff(bucket, last))
                    .allMatch(bucket -> bucket.getCoverage() == 1);
        }
    }

    /** What says that it is covered is what happened. */
    private void verifyCovered(List<QueueBucket> buckets, ContactCentre centre) {
        Map<String, Long> truth = centre
                .conversations(START.minus(HISTORY), START.plus(AWAY).plus(AWAY))
                .stream()
                .collect(Collectors.groupingBy(LostIntervalsIT::bucket, Collectors.counting()));
        assertThat(buckets)
                .filteredOn(bucket -> bucket.getCoverage() == 1)
                .hasSizeGreaterThan(100)
                .allSatisfy(bucket -> assertThat(bucket.getHandled())
                        .as("%s, seed %d", bucket, seed)
                        .isEqualTo(truth.getOrDefault(bucket.getQueueId() + " " + bucket.getBucketEnd(), 0L)));
    }

    private static boolean isCutOff(QueueBucket bucket, Instant last) {
        return last.isAfter(bucket.getBucketStart()) && last.isBefore(bucket.getBucketEnd());
    }

    /** Its skill, and the end of the bucket in which it ended. */
    private static String bucket(HandledContact contact) {
        long ended = contact.endedAt().orElseThrow().getEpochSecond();
        String skill =
                contact.call().queue().map(queue -> Long.toString(queue.id())).orElse("-1");
        return skill + " " + Instant.ofEpochSecond((Math.floorDiv(ended, WIDTH_SEC) + 1) * WIDTH_SEC);
    }

    private AccountOptions centre(Duration later) {
        return AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withAgents(20)
                .withSeed(seed)
                .withHistory(HISTORY.plus(later));
    }

    private Simulator simulator(Duration later) {
        SimulatedTime time = SimulatedTime.startingAt(START.plus(later), SPEED);
        return Simulator.start(SimulatorOptions.of(time, centre(later)));
    }

    private void pollUntilInTheMiddleOfABucket(Simulator simulator, SharedStack.Stack stack, Path directory)
            throws Exception {
        ThreeVendors three = ThreeVendors.of(simulator.baseUri(), centre(Duration.ZERO));
        var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                .loadAccounts(directory, three.accounts("poll-interval: 20s"));
        SimulatedTime time = simulator.time();
        try (Collector collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
            Awaitility.await()
                    .until(() ->
                            OpsReader.completePolls(collector).values().stream().allMatch(polls -> polls > 10));
            Instant since = time.now();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> time.now().isAfter(since.plusSeconds(2L * WIDTH_SEC)) && isInTheMiddle(time.now()));
        }
    }

    private static boolean isInTheMiddle(Instant now) {
        long second = Math.floorMod(now.getEpochSecond(), WIDTH_SEC);
        return second > WIDTH_SEC / 3 && second < WIDTH_SEC * 2 / 3;
    }

    private static Instant lastPoll(TopicReader reader) {
        return reader.values(TOPICS.polls()).stream()
                .filter(poll -> poll.getDataset().equals(Dataset.LIVEPERSON_CONVERSATIONS.name()))
                .filter(poll -> poll.getOutcome() == Outcome.COMPLETE)
                .map(Poll::getStartedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void pollAndCount(Simulator simulator, SharedStack.Stack stack, Path directory) throws Exception {
        Apps apps = new Apps(stack, TOPICS, directory);
        try (RunningApp _ = apps.buckets();
                ReadToTheEnd read = ReadToTheEnd.of(stack)) {
            pollUntilInTheMiddleOfABucket(simulator, stack, directory);
            Awaitility.await().until(() -> read.by(apps.group(FiveMinuteBucketsApp.NAME)));
        }
    }

    private static List<QueueBucket> finalBuckets(TopicReader reader, String account, String kind) {
        return reader.latest(TOPICS.queueBuckets()).values().stream()
                .filter(bucket -> bucket.getAccount().equals(account)
                        && bucket.getQueueKind().equals(kind)
                        && !bucket.getQueueId().equals("all")
                        && bucket.getIsFinal()
                        && bucket.getBucketStart().isAfter(START.minus(Duration.ofMinutes(30))))
                .sorted(Comparator.comparing(QueueBucket::getBucketEnd))
                .toList();
    }
}
