package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsTopology;
import io.switchboard.endtoend.stack.RawTopics;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRole;
import io.switchboard.statuschanges.StatusChangesTopology;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * What collectors and apps have written, to be computed again.
 *
 * @param input the collectors' records, each partition of a topic in its order
 */
public record RecordedRun(
        SharedStack.Stack stack, Topics topics, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> input) {

    public static RecordedRun of(SharedStack.Stack stack, Topics topics) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> input = new HashMap<>();
        inputs(topics).stream()
                .flatMap(topic -> new RawTopics(stack).records(topic.name()).stream())
                .forEach(record -> input.computeIfAbsent(
                                new TopicPartition(record.topic(), record.partition()), _ -> new ArrayList<>())
                        .add(record));
        return new RecordedRun(stack, topics, input);
    }

    private static List<Topic<?, ?>> inputs(Topics topics) {
        return Stream.<Topic<?, ?>>concat(Dataset.all().stream().map(topics::changes), Stream.of(topics.polls()))
                .toList();
    }

    /** Every seed reads the topics in another order, and ends with what the live run has written, byte for byte. */
    public void verify(List<Long> seeds) {
        Map<String, List<String>> live = live();
        assertThat(live).hasSizeGreaterThan(3);
        seeds.parallelStream().forEach(seed -> {
            Map<String, List<String>> again = new TreeMap<>();
            compute(
                    new StatusChangesTopology(
                                    TopologyTopics.live(topics).inMemory(), stack.registry(), StatusMappings.DEFAULT)
                            .build(),
                    StatusChangesTopology.inputs(topics),
                    List.of(topics.statusChanges()),
                    new Random(seed),
                    again);
            compute(
                    new FiveMinuteBucketsTopology(
                                    TopologyTopics.live(topics).inMemory(),
                                    stack.registry(),
                                    StatusMappings.DEFAULT,
                                    BucketRules.DEFAULT)
                            .build(),
                    inputs(topics),
                    List.of(topics.agentBuckets(), topics.queueBuckets()),
                    new Random(seed),
                    again);
            assertThat(again.keySet()).as("seed %d", seed).isEqualTo(live.keySet());
            live.forEach((account, records) -> assertThat(again.get(account))
                    .as("%s, seed %d", account, seed)
                    .isEqualTo(records));
        });
    }

    private Map<String, List<String>> live() {
        Map<String, List<String>> live = new TreeMap<>();
        for (Topic<?, ?> topic : List.of(topics.statusChanges(), topics.agentBuckets(), topics.queueBuckets())) {
            Collection<ConsumerRecord<byte[], byte[]>> records = new RawTopics(stack).records(topic.name());
            records.forEach(record -> add(live, topic, record.key(), record.value(), record.timestamp()));
        }
        return live;
    }

    private void compute(
            Topology topology,
            List<Topic<?, ?>> inputs,
            List<Topic<?, ?>> outputs,
            Random random,
            Map<String, List<String>> results) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put("processing.exception.handler.global.enabled", true); // It warns of it otherwise.
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            feed(driver, inputs.stream().map(Topic::name).toList(), random);
            for (Topic<?, ?> topic : outputs) {
                driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .forEach(record -> add(results, topic, record.key(), record.value(), record.timestamp()));
            }
        }
    }

    /**
     * Some records of one partition, then some of another; how many differs from one to the next, and between seeds.
     */
    private void feed(TopologyTestDriver driver, List<String> wanted, Random random) {
        Map<String, TestInputTopic<byte[], byte[]>> topicsByName = new TreeMap<>();
        List<Deque<ConsumerRecord<byte[], byte[]>>> ahead = new ArrayList<>();
        input.forEach((partition, records) -> {
            if (wanted.contains(partition.topic())) {
                ahead.add(new ArrayDeque<>(records));
            }
        });
        int burst = 1 << random.nextInt(12);
        while (!ahead.isEmpty()) {
            Deque<ConsumerRecord<byte[], byte[]>> next = ahead.get(random.nextInt(ahead.size()));
            for (int i = random.nextInt(burst) + 1; i > 0 && !next.isEmpty(); i--) {
                ConsumerRecord<byte[], byte[]> record = next.remove();
                topicsByName
                        .computeIfAbsent(
                                record.topic(),
                                name -> driver.createInputTopic(
                                        name, new ByteArraySerializer(), new ByteArraySerializer()))
                        .pipeInput(
                                new TestRecord<>(record.key(), record.value(), record.headers(), record.timestamp()));
            }
            ahead.removeIf(Deque::isEmpty);
        }
    }

    private void add(Map<String, List<String>> to, Topic<?, ?> topic, byte[] key, byte[] value, long timestamp) {
        SpecificRecord read =
                Objects.requireNonNull(AvroDeserializer.into(topic.key(), stack.registry(), SchemaRole.KEY)
                        .deserialize(topic.name(), key));
        String account = (String) read.get(read.getSchema().getField("account").pos());
        String text = timestamp + " " + HexFormat.of().formatHex(key) + " "
                + HexFormat.of().formatHex(value);
        to.computeIfAbsent(topic.name() + " " + account, _ -> new ArrayList<>()).add(text);
    }
}
