package io.switchboard.simulator.kore;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.contactcentre.CentreGroup;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What Kore calls the agents and queues of the centre. The same agent has the same id in every account. */
public final class KoreIds {
    private KoreIds() {}

    public static String userId(String agentId) {
        return "u-" + uuid("agent " + agentId);
    }

    public static String queueId(CentreGroup queue) {
        return "qu-" + uuid("queue " + queue.id());
    }

    /** Ends in the agent's id, before the at sign. */
    public static String email(AgentProfile agent) {
        String name = agent.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".");
        return "%s.%s@example.com".formatted(name, agent.id());
    }

    /** Some have one, some an empty one, some none. */
    static Optional<String> customId(AgentProfile agent) {
        return switch (Integer.parseInt(agent.id()) % 3) {
            case 0 -> Optional.of(agent.id());
            case 1 -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private static UUID uuid(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }
}
