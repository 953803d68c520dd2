package io.switchboard.buckets.extract;

import io.switchboard.Basis;
import io.switchboard.Status;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.streams.status.ChangeTime;
import io.switchboard.streams.status.StatusInterpreter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a change event says of an agent's time.
 *
 * @param interpreter reads the statuses
 */
record AgentObservationReader(StatusInterpreter interpreter) implements EventReader {

    @Override
    public List<Measurement> read(DatasetChange event) {
        if (!(event.envelope() instanceof Envelope change)) {
            return List.of();
        }
        Agent before = change.getBefore();
        Agent after = change.getAfter();
        if (after != null) {
            return List.of(present(change, before, after));
        }
        return before == null ? List.of() : List.of(left(change, before));
    }

    private AgentObservation present(Envelope change, @Nullable Agent before, Agent after) {
        String agent = after.getUserId();
        String name = name(after);
        if (StatusInterpreter.isUnread(after)) {
            return new AgentObservation.UnreadObservation(agent, name, notBefore(change));
        }
        Status to = interpreter.to(change);
        ChangeTime time = interpreter.time(change);
        long at = time.at().toEpochMilli();
        boolean timed = after.getLastStateChange() != null;
        boolean believed = time.basis() == Basis.VENDOR;
        if (before == null) {
            return interpreter.rowFrom(change) == null
                    ? new AgentObservation.FirstObservation(agent, name, to, believed ? at : 0, timed)
                    : new AgentObservation.LogInObservation(agent, name, to, at, notBefore(change), timed);
        }
        if (!interpreter.entersStatus(change)) {
            return new AgentObservation.UnchangedObservation(agent, name, to, notBefore(change), timed);
        }
        Status from = interpreter.mapping().statusOf(before.getStatus());
        return from == to && !believed
                ? new AgentObservation.RetimedObservation(agent, name, to, notBefore(change), timed)
                : new AgentObservation.StatusObservation(agent, name, from, to, at, notBefore(change), timed);
    }

    private AgentObservation left(Envelope change, Agent gone) {
        Status from = interpreter.mapping().statusOf(gone.getStatus());
        long at = interpreter.time(change).at().toEpochMilli();
        // Of a status that could not be read, nothing is known up to the end either.
        long known = StatusInterpreter.isUnread(gone) ? at : notBefore(change);
        return new AgentObservation.LogOutObservation(gone.getUserId(), name(gone), from, at, known);
    }

    private static long notBefore(Envelope change) {
        Instant notBefore = ChangeTime.notBefore(change);
        return notBefore == null ? 0 : notBefore.toEpochMilli();
    }

    private static String name(Agent agent) {
        String name = agent.getUserFullName();
        return name == null ? "" : name;
    }
}
