package io.switchboard.simulator.contactcentre;

import java.util.List;

/** What does not change about an agent. */
public record AgentProfile(
        String id,
        String name,
        String extension,
        CallDirection work,
        CentreGroup campaign,
        List<CentreGroup> queues,
        List<String> skills) {
    public AgentProfile {
        queues = List.copyOf(queues);
        skills = List.copyOf(skills);
    }
}
