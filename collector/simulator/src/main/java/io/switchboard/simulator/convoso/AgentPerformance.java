package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.HandledContact;
import java.util.List;
import java.util.Map;

/**
 * What one agent did on the days asked for. The vendor knows four kinds of time, whose whole seconds sum to the total:
 * a dead line still counts as talk, and looking at a lead as waiting for the call.
 *
 * @param machines calls that met an answering machine: one in six of those dialled
 */
record AgentPerformance(AgentProfile agent, int calls, int machines, long talk, long waiting, long pause, long wrap) {
    private static final int ONE_IN = 6;

    static AgentPerformance of(AgentProfile agent, Map<AgentStatus, Long> millis, List<HandledContact> answered) {
        return new AgentPerformance(
                agent,
                answered.size(),
                (int) answered.stream().filter(AgentPerformance::metMachine).count(),
                seconds(millis, AgentStatus.INCALL, AgentStatus.DEAD),
                seconds(millis, AgentStatus.READY, AgentStatus.PREVIEW),
                seconds(millis, AgentStatus.PAUSED),
                seconds(millis, AgentStatus.DISPO));
    }

    /** Seconds logged on. */
    long total() {
        return talk + waiting + pause + wrap;
    }

    int humans() {
        return calls - machines;
    }

    private static boolean metMachine(HandledContact contact) {
        return !contact.call().isInbound() && contact.call().id() % ONE_IN == 0;
    }

    private static long seconds(Map<AgentStatus, Long> millis, AgentStatus... statuses) {
        long sum = 0;
        for (AgentStatus status : statuses) {
            sum += millis.getOrDefault(status, 0L);
        }
        return sum / 1_000;
    }
}
