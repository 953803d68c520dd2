package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.List;

/**
 * The whole centre at one instant.
 *
 * @param agents all of them, in the order of their ids, the logged-out ones included
 * @param waitingCalls callers in queues now
 * @param inbound since midnight in the centre's zone
 * @param outbound since midnight in the centre's zone
 */
public record CentreSnapshot(
        Instant at,
        List<AgentSnapshot> agents,
        List<CentreGroup> campaigns,
        List<CentreGroup> queues,
        int waitingCalls,
        DirectionTotals inbound,
        DirectionTotals outbound) {
    public CentreSnapshot {
        agents = List.copyOf(agents);
        campaigns = List.copyOf(campaigns);
        queues = List.copyOf(queues);
    }

    /** The same with other counters. */
    public CentreSnapshot with(
            List<AgentSnapshot> otherAgents, DirectionTotals otherInbound, DirectionTotals otherOutbound) {
        return new CentreSnapshot(at, otherAgents, campaigns, queues, waitingCalls, otherInbound, otherOutbound);
    }
}
