package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.contactcentre.HandledContact;
import java.util.Set;

/** Conversations that have no agent where {@link io.switchboard.simulator.fault.FaultKind#WITHOUT_AGENT} is on. */
public final class UnassignedConversations {
    /** What stands in the place of the agent's id. */
    public static final Set<String> IDS = Set.of("-1", "null");

    private static final int ONE_IN = 10;

    private UnassignedConversations() {}

    /** The id LivePerson shows for who led a conversation: two in ten were led by nobody. */
    public static String agent(HandledContact contact) {
        return switch ((int) (contact.call().id() % ONE_IN)) {
            case 3 -> "-1";
            case 7 -> "null";
            default -> contact.agentId().orElseThrow();
        };
    }
}
