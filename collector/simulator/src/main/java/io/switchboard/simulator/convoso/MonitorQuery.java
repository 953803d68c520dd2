package io.switchboard.simulator.convoso;

import io.switchboard.simulator.centre.AgentProfile;
import io.switchboard.simulator.web.Query;
import java.util.Optional;

/** Which agents are asked for: those that pass every filter given. No agent has skills, so that filter is not read. */
record MonitorQuery(Optional<String> campaignId, Optional<String> queueId, Optional<String> userId) {
    static MonitorQuery of(Query query) {
        return new MonitorQuery(query.find("campaign_id"), query.find("queue_id"), query.find("user_id"));
    }

    boolean matches(AgentProfile agent) {
        return campaignId
                        .map(id -> id.equals(Long.toString(agent.campaign().id())))
                        .orElse(true)
                && queueId.map(id -> agent.queues().stream().anyMatch(queue -> id.equals(Long.toString(queue.id()))))
                        .orElse(true)
                && userId.map(agent.id()::equals).orElse(true);
    }
}
