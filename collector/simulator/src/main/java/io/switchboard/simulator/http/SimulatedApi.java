package io.switchboard.simulator.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The vendors' APIs. On the wire: the names that Switchboard gives their datasets. */
public enum SimulatedApi {
    CONVOSO_AGENT_MONITOR("convoso.agent-monitor"),
    CONVOSO_AGENT_PERFORMANCE("convoso.agent-performance"),
    LIVEPERSON_MSGCONVERSATION("liveperson.msgconversation"),
    KORE_AGENT_STATUS_DETAILS("kore.agent-status-details"),
    KORE_CALL_VOLUME("kore.call-volume");

    private final String wireName;

    SimulatedApi(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * The API of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static SimulatedApi ofWireName(String name) {
        return Arrays.stream(values())
                .filter(api -> api.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no API \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(SimulatedApi::wireName).collect(Collectors.joining(", "))));
    }
}
