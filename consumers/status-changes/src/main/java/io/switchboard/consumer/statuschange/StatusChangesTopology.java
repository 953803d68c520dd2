package io.switchboard.consumer.statuschange;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.consumer.run.AccountPartitioner;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.serde.AvroSerdes;
import io.switchboard.serde.Registry;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Changes of agents' rows in, changes of status out. Stateless.
 *
 * @param topics where to read and write
 * @param registry of the schemas; stays the caller's to close
 * @param mapping what the vendor's words mean
 */
public record StatusChangesTopology(Topics topics, Registry registry, StatusMapping mapping) {

    /** What the app reads. */
    public Topic<Key, Envelope> input() {
        return topics.changes(Dataset.CONVOSO_AGENTS);
    }

    /** What the app writes. */
    public Topic<AgentKey, StatusChange> output() {
        return topics.statusChanges();
    }

    /** The topology. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        input().name(),
                        Consumed.with(
                                        AvroSerdes.key(input().key(), registry),
                                        AvroSerdes.value(input().value(), registry))
                                .withName("agent-changes"))
                .process(() -> new StatusChanges(mapping), Named.as("read-status"))
                .to(
                        output().name(),
                        Produced.with(
                                        AvroSerdes.key(output().key(), registry),
                                        AvroSerdes.value(output().value(), registry),
                                        new AccountPartitioner<>(AgentKey::getAccount))
                                .withName("status-changes"));
        return builder.build();
    }
}
