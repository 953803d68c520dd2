package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Poll;
import io.switchboard.collector.Collector;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.serde.AccountPartition;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A collector that was killed leaves a transaction open, and until the broker ends it nobody can read what is behind:
 * anyone who takes over meanwhile must not take that for nothing.
 */
@ExtendWith(SharedStack.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class OpenTransactionIT {
    private static final Topics TOPICS = new Topics("open");

    @Test
    void shouldNeitherLoseNorRepeatWhatIsCommittedBehindAnOpenTransaction(
            SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        AccountOptions account = AccountOptions.of("acme", TestConfiguration.token("acme"));
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            CollectorConfig configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .load(directory, "1s", List.of("acme"));
            collect(configuration, simulator);
            try (var killed = leaveOpen(stack, TOPICS, configuration.topics().partitions(), Duration.ofSeconds(15))) {
                assertThat(killed).isNotNull();
                collect(configuration, simulator);
                collect(configuration, simulator);
            }
        }

        TopicReader reader = new TopicReader(stack);
        var chain = ChangeChain.read(reader, TOPICS, Dataset.CONVOSO_AGENTS);
        chain.verify();
        List<Long> sequences = reader.values(TOPICS.polls()).stream()
                .filter(end -> end.getDataset().equals(Dataset.CONVOSO_AGENTS.name()))
                .map(Poll::getSequence)
                .toList();
        assertThat(sequences)
                .hasSizeGreaterThan(6)
                .containsExactlyElementsOf(LongStream.rangeClosed(sequences.getFirst(), sequences.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void shouldStopInSilenceWhileItWaitsForTheTransactionToEnd(SharedStack.Stack stack, @TempDir Path directory)
            throws Exception {
        Topics topics = new Topics("open-stopped");
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        AccountOptions account = AccountOptions.of("acme", TestConfiguration.token("acme"));
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            TestConfiguration settings = new TestConfiguration(stack, simulator.baseUri(), topics.prefix());
            CollectorConfig configuration = settings.load(directory, "1s", List.of("acme"));
            collect(configuration, simulator);
            try (var killed = leaveOpen(stack, topics, configuration.topics().partitions(), Duration.ofSeconds(60));
                    OurProgram collector = OurProgram.collector(settings.write(directory, "1s", List.of("acme")))) {
                assertThat(killed).isNotNull();
                Awaitility.await().until(() -> collector.said().contains("waits until the broker ends a transaction"));
                assertThat(collector.terminate()).isEqualTo(128 + 15);
                assertThat(collector.said()).doesNotContain("ERROR", "Exception");
            }
        }
    }

    /** A collector that makes a few polls. */
    private static void collect(CollectorConfig configuration, Simulator simulator) throws Exception {
        long enough = simulator.requests("acme") + 4;
        try (Collector _ = Collector.start(configuration)) {
            Awaitility.await().until(() -> simulator.requests("acme") >= enough);
        }
    }

    /** As it is after a kill between the first record of a poll and its commit. */
    private static KafkaProducer<byte[], byte[]> leaveOpen(
            SharedStack.Stack stack, Topics topics, int partitions, Duration timeout) throws Exception {
        var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "transactional.id",
                        topics.prefix() + "-killed",
                        "transaction.timeout.ms",
                        String.valueOf(timeout.toMillis())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        int partition = AccountPartition.of("acme", partitions);
        for (String topic : List.of(
                topics.changes(Dataset.CONVOSO_AGENTS).name(),
                topics.state(Dataset.CONVOSO_AGENTS).name(),
                topics.polls().name())) {
            producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[1]))
                    .get();
        }
        return producer;
    }
}
