package io.switchboard.streams.monitor;

import io.switchboard.Poll;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.util.List;

/** What the collector writes for one poll. */
public record Answer(Poll end, List<Envelope> changes) {
    public Answer {
        changes = List.copyOf(changes);
    }
}
