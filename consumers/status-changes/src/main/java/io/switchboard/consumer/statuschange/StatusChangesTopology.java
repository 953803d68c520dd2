package io.switchboard.consumer.statuschange;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.consumer.run.AccountPartitioner;
import io.switchboard.consumer.segment.SegmentChangesSupplier;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.Registry;
import io.switchboard.serde.Role;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * Changes of agents' rows and of status segments in, changes of status out. Each vendor has a path of its own; what
 * comes out of both is one stream.
 *
 * @param topics where to read and write
 * @param registry of the schemas; stays the caller's to close
 * @param mappings what the vendors' words mean
 */
public record StatusChangesTopology(Topics topics, Registry registry, StatusMappings mappings) {
    private static final String AGENT_CHANGES = "agent-changes";
    private static final String READ_STATUS = "read-status";
    private static final String SEGMENT_CHANGES = "segment-changes";
    private static final String READ_SEGMENT = "read-segment";

    /** What the app reads. */
    public static List<Topic<?, ?>> inputs(Topics topics) {
        return List.of(topics.changes(Dataset.CONVOSO_AGENTS), topics.changes(Dataset.KORE_STATUS));
    }

    /** What the app writes. */
    public Topic<AgentKey, StatusChange> output() {
        return topics.statusChanges();
    }

    /** The topology. */
    public Topology build() {
        Topology topology = new Topology();
        addSource(topology, AGENT_CHANGES, topics.changes(Dataset.CONVOSO_AGENTS));
        addSource(topology, SEGMENT_CHANGES, topics.changes(Dataset.KORE_STATUS));
        topology.addProcessor(READ_STATUS, () -> new MonitorChanges(mappings.convoso()), AGENT_CHANGES);
        topology.addProcessor(READ_SEGMENT, new SegmentChangesSupplier(mappings.kore()), SEGMENT_CHANGES);
        return topology.addSink(
                "status-changes",
                output().name(),
                new AvroSerializer<AgentKey>(registry, Role.KEY),
                new AvroSerializer<StatusChange>(registry, Role.VALUE),
                new AccountPartitioner<AgentKey, StatusChange>(AgentKey::getAccount),
                READ_STATUS,
                READ_SEGMENT);
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
