package io.switchboard.statuschanges;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.streams.status.StatusInterpreter;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Passes on the change of status in each change of a row of the monitor, if there is one, under the same timestamp. */
final class MonitorChanges implements Processor<Key, Envelope, AgentKey, StatusChange> {
    private final StatusInterpreter interpreter;
    private @Nullable ProcessorContext<AgentKey, StatusChange> context;

    MonitorChanges(StatusInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void init(ProcessorContext<AgentKey, StatusChange> given) {
        context = given;
    }

    @Override
    public void process(Record<Key, Envelope> record) {
        ProcessorContext<AgentKey, StatusChange> to = context;
        if (to == null) {
            throw new IllegalStateException("Not initialised");
        }
        if (record.value() == null) {
            return;
        }
        interpreter.interpret(record.value()).ifPresent(change -> {
            AgentKey key = new AgentKey(change.getAccount(), change.getVendor(), change.getAgentId());
            to.forward(new Record<>(key, change, record.timestamp()));
        });
    }
}
