package io.switchboard.statuschanges;

import io.switchboard.AgentKey;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.streams.status.StatusInterpreter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on the change of status in each change of a row of the monitor, if there is one, under the same timestamp. */
final class MonitorChanges extends ContextualProcessor<Key, Envelope, AgentKey, StatusChange> {
    private final StatusInterpreter interpreter;

    MonitorChanges(StatusInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void process(Record<Key, Envelope> record) {
        if (record.value() == null) {
            return;
        }
        interpreter.interpret(record.value()).ifPresent(change -> {
            AgentKey key = new AgentKey(change.getAccount(), change.getVendor(), change.getAgentId());
            context().forward(new Record<>(key, change, record.timestamp()));
        });
    }
}
