package io.switchboard.endtoend.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.endtoend.process.NodeProgram;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares no code with us, Confluent's for Node, reads the same as we do. */
@Tag("node")
@ExtendWith(SharedStack.class)
class ForeignClientIT {
    private static final int AGENTS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldReadWhatIsCommittedAndNothingElse(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        NodeProgram node = NodeProgram.install(NodeProgram.SUBSCRIBER, Path.of("src", "test", "node", "reader.mjs"));
        Topics topics = new Topics("foreign");
        var topic = topics.changes(Dataset.CONVOSO_AGENTS);
        produce(stack, topics, directory);

        var records = new TopicReader(stack).all(topic);
        List<JsonNode> read;
        try (ChildProgram reader = node.start(
                "reader.mjs",
                stack.bootstrapServers(),
                stack.registryUrl(),
                topic.name(),
                String.valueOf(records.size()))) {
            read = reader.awaitEnd().stream()
                    .map(ForeignClientIT::parse)
                    .sorted(Comparator.<JsonNode>comparingInt(
                                    record -> record.get("partition").asInt())
                            .thenComparingLong(record -> record.get("offset").asLong()))
                    .toList();
        }

        assertThat(read).hasSameSizeAs(records);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(parse(asForeign(records.get(i))));
        }
        int shownFirst = new TopicReader(stack)
                .values(topics.polls()).stream()
                        .filter(end -> end.getDataset().equals(Dataset.CONVOSO_AGENTS.name()))
                        .findFirst()
                        .orElseThrow()
                        .getRowsRead();
        assertThat(shownFirst).isPositive();
        assertThat(count(read, "r")).isEqualTo(shownFirst);
        assertThat(count(read, "u")).isPositive();
    }

    private static long count(List<JsonNode> records, String op) {
        return records.stream()
                .filter(record -> record.at("/value/op").asText().equals(op))
                .count();
    }

    /** A first snapshot, records of a transaction that was aborted, and changes after it. */
    private static void produce(SharedStack.Stack stack, Topics topics, Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 30);
        AccountOptions account =
                AccountOptions.of("acme", TestConfiguration.token("acme")).withAgents(AGENTS);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account))) {
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .load(directory, "5s", List.of("acme"));
            long polls = 0;
            for (int run = 0; run < 2; run++) {
                try (Collector _ = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                    long enough = polls + 20;
                    Awaitility.await().until(() -> simulator.requests("acme") >= enough);
                }
                polls = simulator.requests("acme");
                abort(stack, topics.changes(Dataset.CONVOSO_AGENTS));
            }
        }
    }

    private static void abort(SharedStack.Stack stack, Topic<?, ?> topic) throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "aborts");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            int partitions = producer.partitionsFor(topic.name()).size();
            producer.beginTransaction();
            for (int i = 0; i < partitions; i++) {
                producer.send(new ProducerRecord<>(topic.name(), i, null, new byte[] {1}))
                        .get();
            }
            producer.abortTransaction();
        }
    }

    private static String asForeign(ConsumerRecord<? extends SpecificRecord, ? extends SpecificRecord> record) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("partition", record.partition());
        all.put("offset", record.offset());
        all.put("timestamp", record.timestamp());
        all.put(
                "changed",
                Optional.ofNullable(record.headers().lastHeader("changed"))
                        .map(header -> new String(header.value(), UTF_8))
                        .orElse(null));
        all.put("key", plain(record.key()));
        all.put("value", plain(record.value()));
        return JSON.valueToTree(all).toString();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case SpecificRecord record -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (Schema.Field field : record.getSchema().getFields()) {
                    fields.put(field.name(), plain(record.get(field.pos())));
                }
                yield fields;
            }
            case Instant instant -> instant.toEpochMilli();
            case Enum<?> symbol -> symbol.name();
            default -> value;
        };
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
