package io.switchboard.consumer.reading;

import io.switchboard.Basis;
import io.switchboard.Status;
import io.switchboard.consumer.status.ChangeTime;
import io.switchboard.consumer.status.StatusInterpreter;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a change event says of an agent's time.
 *
 * @param interpreter reads the statuses
 */
record SightingReader(StatusInterpreter interpreter) implements Reader {

    @Override
    public List<Fact> read(Change event) {
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

    private Sighting present(Envelope change, @Nullable Agent before, Agent after) {
        String agent = after.getUserId();
        String name = name(after);
        if (StatusInterpreter.isUnread(after)) {
            return new Sighting.Unread(agent, name, notBefore(change));
        }
        Status to = interpreter.to(change);
        ChangeTime time = interpreter.time(change);
        long at = time.at().toEpochMilli();
        boolean timed = after.getLastStateChange() != null;
        boolean believed = time.basis() == Basis.VENDOR;
        if (before == null) {
            return interpreter.rowFrom(change) == null
                    ? new Sighting.First(agent, name, to, believed ? at : 0, timed)
                    : new Sighting.Came(agent, name, to, at, notBefore(change), timed);
        }
        if (!interpreter.entersStatus(change)) {
            return new Sighting.Stayed(agent, name, to, notBefore(change), timed);
        }
        Status from = interpreter.mapping().statusOf(before.getStatus());
        return from == to && !believed
                ? new Sighting.Retimed(agent, name, to, notBefore(change), timed)
                : new Sighting.Moved(agent, name, from, to, at, notBefore(change), timed);
    }

    private Sighting left(Envelope change, Agent gone) {
        Status from = interpreter.mapping().statusOf(gone.getStatus());
        long at = interpreter.time(change).at().toEpochMilli();
        // Of a status that could not be read, nothing is known up to the end either.
        long known = StatusInterpreter.isUnread(gone) ? at : notBefore(change);
        return new Sighting.Left(gone.getUserId(), name(gone), from, at, known);
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
