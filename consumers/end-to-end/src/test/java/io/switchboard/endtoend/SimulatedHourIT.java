package io.switchboard.endtoend;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.StatusChange;
import io.switchboard.collector.Collector;
import io.switchboard.consumer.bucket.BucketRules;
import io.switchboard.consumer.bucket.FiveMinuteBucketsApp;
import io.switchboard.consumer.bucket.FiveMinuteBucketsConfig;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.consumer.statuschange.StatusChangesApp;
import io.switchboard.consumer.statuschange.StatusChangesConfig;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An hour of a contact centre, polled, streamed and aggregated, against what really happened in it. */
@ExtendWith(SharedStack.class)
@Timeout(600)
class SimulatedHourIT {
    private static final double SPEED = 30;

    @Test
    void shouldTellWhatReallyHappened(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), SPEED);
        Topics topics = new Topics("hour");
        TopicReader reader = new TopicReader(stack);
        AccountOptions account =
                AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(40);
        Instant from;
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .load(directory, "5s", List.of("acme"));
            try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault());
                    RunningApp _ = StatusChangesApp.start(new StatusChangesConfig(
                            settings(stack, topics, directory, StatusChangesApp.NAME), StatusMappings.DEFAULT));
                    RunningApp _ = FiveMinuteBucketsApp.start(new FiveMinuteBucketsConfig(
                            settings(stack, topics, directory, FiveMinuteBucketsApp.NAME),
                            StatusMappings.DEFAULT,
                            BucketRules.DEFAULT))) {
                from = awaitFirstPoll(reader, topics);
                awaitFinalBucket(reader, topics, HourOfTruth.end(from));
            }
            HourOfTruth truth =
                    new HourOfTruth(simulator.centre("acme"), from, successful(reader.values(topics.polls())));
            List<StatusChange> told = reader.values(topics.statusChanges());
            truth.verifyChanges(told);
            truth.verifyBuckets(List.copyOf(reader.latest(topics.agentBuckets()).values()));
        }
    }

    private static List<Poll> successful(List<Poll> polls) {
        return polls.stream()
                .filter(end -> end.getDataset().equals(Dataset.CONVOSO_AGENTS.name()))
                .filter(end -> end.getOutcome() == Outcome.COMPLETE || end.getOutcome() == Outcome.PARTIAL)
                .toList();
    }

    private static StreamsSettings settings(SharedStack.Stack stack, Topics topics, Path directory, String app) {
        return new StreamsSettings(
                topics.prefix() + "-" + app,
                directory.resolve(app),
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                Map.of("schema.registry.url", stack.registryUrl()),
                topics,
                (short) 1);
    }

    /** The first bucket that is watched as a whole. */
    private static Instant awaitFirstPoll(TopicReader reader, Topics topics) {
        List<Poll> polls = Awaitility.await().until(() -> reader.values(topics.polls()), ends -> !ends.isEmpty());
        long first = polls.getFirst().getCompletedAt().getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(first, 300) * 300);
    }

    private static void awaitFinalBucket(TopicReader reader, Topics topics, Instant end) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsMatching(
                        e -> e.getMessage() != null && e.getMessage().contains("agent-buckets"))
                .until(() -> reader.values(topics.agentBuckets()).stream()
                        .anyMatch(bucket ->
                                bucket.getFinal$() && bucket.getBucketEnd().equals(end)));
    }
}
