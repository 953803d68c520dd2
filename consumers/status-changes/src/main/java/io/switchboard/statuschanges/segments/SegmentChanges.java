package io.switchboard.statuschanges.segments;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.streams.status.StatusMapping;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Passes on what follows from each change of a segment, under the same timestamp. */
final class SegmentChanges implements Processor<Key, Envelope, AgentKey, StatusChange> {
    private final SegmentReader reader;
    private @Nullable RunningSegments running;

    SegmentChanges(StatusMapping mapping) {
        this.reader = new SegmentReader(mapping);
    }

    @Override
    public void init(ProcessorContext<AgentKey, StatusChange> context) {
        running = new RunningSegments(context, SegmentStore.in(context));
    }

    @Override
    public void process(Record<Key, Envelope> record) {
        RunningSegments to = running;
        if (to == null) {
            throw new IllegalStateException("Not initialised");
        }
        if (record.value() == null) {
            return;
        }
        String agent =
                SegmentStore.agent(record.key().getAccount(), record.key().getUserId());
        long start = record.key().getStartTime().toEpochMilli();
        SegmentOutcome outcome = reader.read(record.value(), to.store().around(agent, start));
        to.store().put(agent, outcome.known());
        to.store().forget(agent, start);
        outcome.told().forEach(change -> tell(to, change, record.timestamp()));
    }

    private static void tell(RunningSegments to, StatusChange change, long timestamp) {
        AgentKey key = new AgentKey(change.getAccount(), change.getVendor(), change.getAgentId());
        to.context().forward(new Record<>(key, change, timestamp));
    }

    private record RunningSegments(ProcessorContext<AgentKey, StatusChange> context, SegmentStore store) {}
}
