package io.switchboard.consumer.bucket;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.consumer.run.AccountPartitioner;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.consumer.whole.WholePollsSupplier;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * Changes of agents' rows and polls in, buckets out. Both inputs are read by one task per partition: they are
 * partitioned alike.
 *
 * @param topics where to read and write
 * @param registry of the schemas; stays the caller's to close
 * @param mappings what the vendor's words mean
 * @param rules how buckets are made
 */
public record FiveMinuteBucketsTopology(Topics topics, Registry registry, StatusMappings mappings, BucketRules rules) {
    private static final String WHOLE_POLLS = "whole-polls";
    private static final String BUCKETS = "buckets";

    /** What the app writes. */
    public Topic<AgentBucketKey, AgentBucket> output() {
        return topics.agentBuckets();
    }

    /** The topology. */
    public Topology build() {
        Topology topology = new Topology();
        addSource(topology, "agent-changes", topics.changes(Dataset.CONVOSO_AGENTS));
        addSource(topology, "polls", topics.polls());
        topology.addProcessor(
                WHOLE_POLLS,
                new WholePollsSupplier(Dataset.CONVOSO_AGENTS.name(), mappings.convoso()),
                "agent-changes",
                "polls");
        topology.addProcessor(BUCKETS, new BucketsSupplier(rules), WHOLE_POLLS);
        return topology.addSink(
                "agent-buckets",
                output().name(),
                new AvroSerializer<AgentBucketKey>(registry, Role.KEY),
                new AvroSerializer<AgentBucket>(registry, Role.VALUE),
                new AccountPartitioner<AgentBucketKey, AgentBucket>(AgentBucketKey::getAccount),
                BUCKETS);
    }

    private <K extends SpecificRecord, V extends SpecificRecord> void addSource(
            Topology topology, String name, Topic<K, V> topic) {
        topology.addSource(
                name,
                AvroDeserializer.into(topic.key(), registry, Role.KEY),
                AvroDeserializer.into(topic.value(), registry, Role.VALUE),
                topic.name());
    }
}
