package io.switchboard.simulator.kore;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.StatusTransition;
import io.switchboard.simulator.kore.KoreSegments.KoreSegment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Kore has written down of a centre, one second at a time and never before the second is over: so nothing that has
 * been reported is taken back. Thread-safe.
 */
final class StatusBook {
    private final Map<String, KoreSegments> byAgent = new HashMap<>();
    private long upTo = Long.MIN_VALUE;

    /** Catches up with the centre; returns the instant up to which everything is known. */
    synchronized Instant catchUp(ContactCentre centre) {
        long second = centre.now().getEpochSecond();
        Instant from = upTo == Long.MIN_VALUE ? centre.opening() : Instant.ofEpochSecond(upTo);
        if (second > upTo) {
            for (StatusTransition transition : centre.transitions(from, Instant.ofEpochSecond(second))) {
                byAgent.computeIfAbsent(transition.agentId(), _ -> new KoreSegments())
                        .add(transition.at().getEpochSecond(), KoreStatusWords.of(transition.to()));
            }
            upTo = second;
        }
        return Instant.ofEpochSecond(upTo);
    }

    /** The agent's statuses that overlap [from, to), whole; none if the agent has never logged on. */
    synchronized List<KoreSegment> segments(AgentProfile agent, Instant from, Instant to) {
        KoreSegments segments = byAgent.get(agent.id());
        return segments == null ? List.of() : segments.overlapping(from.getEpochSecond(), to.getEpochSecond());
    }

    /** The same, with those that ended within the second in which one of them began. */
    synchronized List<KoreSegment> withEnded(AgentProfile agent, List<KoreSegment> lasting, boolean before) {
        KoreSegments segments = byAgent.get(agent.id());
        return segments == null ? lasting : segments.withEnded(lasting, before);
    }
}
