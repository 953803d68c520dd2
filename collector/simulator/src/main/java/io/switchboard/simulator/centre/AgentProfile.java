package io.switchboard.simulator.centre;

import java.util.List;

/** What does not change about an agent. */
public record AgentProfile(
        String id, String name, String extension, Work work, Group campaign, List<Group> queues, List<String> skills) {
    public AgentProfile {
        queues = List.copyOf(queues);
        skills = List.copyOf(skills);
    }
}
