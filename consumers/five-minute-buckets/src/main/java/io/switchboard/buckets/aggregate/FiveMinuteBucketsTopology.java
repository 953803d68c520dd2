package io.switchboard.buckets.aggregate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.switchboard.AgentBucketKey;
import io.switchboard.QueueBucketKey;
import io.switchboard.buckets.assemble.PollAssemblerSupplier;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.streams.app.AccountPartitioner;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/**
 * Changes of all datasets and polls in, buckets out. All inputs are read by one task per partition: they are
 * partitioned alike.
 *
 * @param flow where to read and write, and what of it
 * @param registry of the schemas; stays the caller's to close
 * @param mappings what the vendors' words mean
 * @param rules how buckets are made
 * @param meters where the app counts
 */
public record FiveMinuteBucketsTopology(
        TopologyTopics flow,
        SchemaRegistry registry,
        StatusMappings mappings,
        BucketRules rules,
        MeterRegistry meters) {
    static final String AGENT_BUCKETS = "agent-buckets";
    static final String QUEUE_BUCKETS = "queue-buckets";

    private static final String POLLS = "polls";
    private static final String TAKEN = "taken";
    private static final String WHOLE_POLLS = "whole-polls";
    private static final String BUCKETS = "buckets";

    /** With nobody who wants to know what it counts. */
    public FiveMinuteBucketsTopology(
            TopologyTopics flow, SchemaRegistry registry, StatusMappings mappings, BucketRules rules) {
        this(flow, registry, mappings, rules, new CompositeMeterRegistry());
    }

    /** All that the topics of one prefix hold. */
    public FiveMinuteBucketsTopology(
            Topics topics, SchemaRegistry registry, StatusMappings mappings, BucketRules rules) {
        this(TopologyTopics.live(topics), registry, mappings, rules);
    }

    /** What the app reads. */
    static List<Topic<?, ?>> inputs(Topics topics) {
        List<Topic<?, ?>> inputs = new ArrayList<>();
        Dataset.all().forEach(dataset -> inputs.add(topics.changes(dataset)));
        inputs.add(topics.polls());
        return inputs;
    }

    /** What the app writes. */
    static List<Topic<?, ?>> outputs(Topics topics) {
        return List.of(topics.agentBuckets(), topics.queueBuckets());
    }

    /** The topology. */
    public Topology build() {
        BucketMeters counting = new BucketMeters(meters);
        Topology topology = new Topology();
        List<String> sources = new ArrayList<>();
        Dataset.all()
                .forEach(dataset -> sources.add(
                        addSource(topology, dataset.name(), flow.from().changes(dataset))));
        sources.add(addSource(topology, POLLS, flow.from().polls()));
        topology.addProcessor(TAKEN, flow.taken().step(), sources.toArray(String[]::new));
        topology.addProcessor(
                WHOLE_POLLS,
                new PollAssemblerSupplier(new EventReaders(mappings, rules.maxGap()), flow.medium(), counting),
                TAKEN);
        topology.addProcessor(BUCKETS, new PollAggregatorSupplier(rules, flow.medium(), counting), WHOLE_POLLS);
        addSink(topology, AGENT_BUCKETS, flow.to().agentBuckets(), AgentBucketKey::getAccount);
        addSink(topology, QUEUE_BUCKETS, flow.to().queueBuckets(), QueueBucketKey::getAccount);
        return topology;
    }

    /** Keys stay bytes: the values say all that they do. */
    private String addSource(Topology topology, String name, Topic<?, ?> topic) {
        topology.addSource(
                name,
                new ByteArrayDeserializer(),
                AvroDeserializer.into(topic.value(), registry, SchemaRole.VALUE),
                topic.name());
        return name;
    }

    /** The step of this name is where the buckets go; the topic has one of its own behind it. */
    private <K extends SpecificRecord, V extends SpecificRecord> void addSink(
            Topology topology, String name, Topic<K, V> topic, Function<K, String> account) {
        topology.addProcessor(name, flow.given().step(), BUCKETS);
        topology.addSink(
                name + "-topic",
                topic.name(),
                new AvroSerializer<K>(registry, SchemaRole.KEY),
                new AvroSerializer<V>(registry, SchemaRole.VALUE),
                new AccountPartitioner<K, V>(account),
                name);
    }
}
