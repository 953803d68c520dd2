package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.http.RequestQuery;
import java.util.Optional;
import java.util.stream.Stream;

/** Which agents are asked for: those that pass every filter given; of several skills, one will do. */
record MonitorQuery(
        Optional<String> campaignId, Optional<String> queueId, Optional<String> userId, Optional<String> skills) {
    static MonitorQuery of(RequestQuery query) {
        return new MonitorQuery(
                query.find("campaign_id"),
                query.find("queue_id"),
                query.find("user_id"),
                query.find("filter_by_skill_options"));
    }

    boolean matches(AgentProfile agent) {
        return campaignId
                        .map(id -> id.equals(Long.toString(agent.campaign().id())))
                        .orElse(true)
                && queueId.map(id -> agent.queues().stream().anyMatch(queue -> id.equals(Long.toString(queue.id()))))
                        .orElse(true)
                && userId.map(agent.id()::equals).orElse(true)
                && skills.map(wanted -> Stream.of(wanted.split(",", -1))
                                .map(String::strip)
                                .anyMatch(agent.skills()::contains))
                        .orElse(true);
    }
}
