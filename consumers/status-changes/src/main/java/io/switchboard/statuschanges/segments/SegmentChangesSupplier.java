package io.switchboard.statuschanges.segments;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.streams.store.StoreKind;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that makes changes of status of segments, with its store.
 *
 * @param mapping what the vendor's words mean
 * @param medium where the store lies
 */
public record SegmentChangesSupplier(StatusMapping mapping, StoreKind medium)
        implements ProcessorSupplier<Key, Envelope, AgentKey, StatusChange> {

    @Override
    public Processor<Key, Envelope, AgentKey, StatusChange> get() {
        return new SegmentChanges(mapping);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(SegmentStore.builder(medium));
    }
}
