package io.switchboard.streams.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.topic.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.Topology;

/**
 * What a Streams app is, before it runs anywhere.
 *
 * @param name of the app
 * @param inputs topics that must exist before it starts; they have the same number of partitions
 * @param outputs topics that it creates, with as many partitions
 * @param topology makes the topology; no I/O
 * @param endpoint where its stores are served; empty for nowhere
 */
public record StreamsApp(
        String name,
        List<Topic<?, ?>> inputs,
        List<Topic<?, ?>> outputs,
        TopologyFactory topology,
        Optional<StoreEndpoint> endpoint) {

    /** Makes an app's topology. */
    @FunctionalInterface
    public interface TopologyFactory {

        /**
         * The topology.
         *
         * @param registry of the schemas
         * @param meters where the app counts
         */
        Topology make(SchemaRegistry registry, MeterRegistry meters);
    }

    public StreamsApp {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("An app reads at least one topic");
        }
    }

    /** An app that serves none of its stores. */
    public StreamsApp(String name, List<Topic<?, ?>> inputs, List<Topic<?, ?>> outputs, TopologyFactory topology) {
        this(name, inputs, outputs, topology, Optional.empty());
    }
}
