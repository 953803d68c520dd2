package io.switchboard.statuschanges;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.statuschanges.segments.SegmentChangesSupplier;
import io.switchboard.streams.app.AccountPartitioner;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.status.StatusInterpreter;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * Changes of agents' rows and of status segments in, changes of status out. Each vendor has a path of its own; what
 * comes out of both is one stream.
 *
 * @param flow where to read and write, and what of it
 * @param registry of the schemas; stays the caller's to close
 * @param mappings what the vendors' words mean
 * @param maxGap how far apart two polls may be between which a status is known to have lasted
 * @param meters where the app counts
 */
public record StatusChangesTopology(
        TopologyTopics flow, SchemaRegistry registry, StatusMappings mappings, Duration maxGap, MeterRegistry meters) {
    private static final String AGENT_CHANGES = "agent-changes";
    private static final String READ_STATUS = "read-status";
    private static final String SEGMENT_CHANGES = "segment-changes";
    private static final String READ_SEGMENT = "read-segment";
    private static final String GIVEN = "given-changes";
    private static final String COUNTED = "counted-changes";
    private static final String STATUS_CHANGES = "status-changes";

    /** With nobody who wants to know what it counts. */
    public StatusChangesTopology(TopologyTopics flow, SchemaRegistry registry, StatusMappings mappings) {
        this(flow, registry, mappings, StatusInterpreter.MAX_GAP, new CompositeMeterRegistry());
    }

    /** All that the topics of one prefix hold. */
    public StatusChangesTopology(Topics topics, SchemaRegistry registry, StatusMappings mappings) {
        this(TopologyTopics.live(topics), registry, mappings);
    }

    /** What the app reads. */
    public static List<Topic<?, ?>> inputs(Topics topics) {
        return List.of(topics.changes(Dataset.CONVOSO_AGENTS), topics.changes(Dataset.KORE_STATUS));
    }

    /** What the app writes. */
    public Topic<AgentKey, StatusChange> output() {
        return flow.to().statusChanges();
    }

    /** The topology. */
    public Topology build() {
        Topology topology = new Topology();
        String agents = addSource(topology, AGENT_CHANGES, flow.from().changes(Dataset.CONVOSO_AGENTS));
        String segments = addSource(topology, SEGMENT_CHANGES, flow.from().changes(Dataset.KORE_STATUS));
        StatusInterpreter monitor = new StatusInterpreter(mappings.convoso(), maxGap);
        topology.addProcessor(READ_STATUS, () -> new MonitorChanges(monitor), agents);
        topology.addProcessor(READ_SEGMENT, new SegmentChangesSupplier(mappings.kore(), flow.medium()), segments);
        topology.addProcessor(GIVEN, flow.given().step(), READ_STATUS, READ_SEGMENT);
        topology.addProcessor(COUNTED, () -> new CountedChanges(mappings, meters), GIVEN);
        return topology.addSink(
                STATUS_CHANGES,
                output().name(),
                new AvroSerializer<AgentKey>(registry, SchemaRole.KEY),
                new AvroSerializer<StatusChange>(registry, SchemaRole.VALUE),
                new AccountPartitioner<AgentKey, StatusChange>(AgentKey::getAccount),
                COUNTED);
    }

    /** What is taken in of a topic; the name of the last step. */
    private <K extends SpecificRecord, V extends SpecificRecord> String addSource(
            Topology topology, String name, Topic<K, V> topic) {
        topology.addSource(
                name,
                AvroDeserializer.into(topic.key(), registry, SchemaRole.KEY),
                AvroDeserializer.into(topic.value(), registry, SchemaRole.VALUE),
                topic.name());
        String taken = "taken-" + name;
        topology.addProcessor(taken, flow.taken().step(), name);
        return taken;
    }
}
