package io.switchboard.statuschanges.segments;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.streams.status.StatusMapping;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on what follows from each change of a segment, under the same timestamp. */
final class SegmentChanges extends ContextualProcessor<Key, Envelope, AgentKey, StatusChange> {
    private final SegmentReader reader;
    private SegmentStore store;

    SegmentChanges(StatusMapping mapping) {
        this.reader = new SegmentReader(mapping);
    }

    @Override
    public void init(ProcessorContext<AgentKey, StatusChange> context) {
        super.init(context);
        store = SegmentStore.in(context);
    }

    @Override
    public void process(Record<Key, Envelope> record) {
        if (record.value() == null) {
            return;
        }
        String agent =
                SegmentStore.agent(record.key().getAccount(), record.key().getUserId());
        long start = record.key().getStartTime().toEpochMilli();
        SegmentOutcome outcome = reader.read(record.value(), store.around(agent, start));
        store.put(agent, outcome.known());
        store.forget(agent, start);
        outcome.told().forEach(change -> publish(change, record.timestamp()));
    }

    private void publish(StatusChange change, long timestamp) {
        AgentKey key = new AgentKey(change.getAccount(), change.getVendor(), change.getAgentId());
        context().forward(new Record<>(key, change, timestamp));
    }
}
