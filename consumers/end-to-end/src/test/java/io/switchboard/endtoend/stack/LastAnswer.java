package io.switchboard.endtoend.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.simulator.Simulator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator's last answer says, read by other means than the collector's. */
public final class LastAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LastAnswer() {}

    /** Agents by id: status, campaign and calls of today. */
    public static Map<String, String> agents(Simulator simulator, String account) {
        try {
            JsonNode answer = JSON.readTree(simulator
                    .account(account)
                    .lastAnswer()
                    .orElseThrow()
                    .reply()
                    .body());
            Map<String, String> agents = new TreeMap<>();
            answer.at("/data/entries/agents")
                    .forEach(agent -> agents.put(
                            agent.get("user_id").asText(),
                            agent.get("status").asText() + " "
                                    + agent.get("campaign_id").asText() + " "
                                    + agent.get("calls_today").asText()));
            return agents;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same of a state. */
    public static Map<String, String> agents(Map<Key, Agent> state, String account) {
        Map<String, String> agents = new TreeMap<>();
        state.forEach((key, agent) -> {
            if (key.getAccount().equals(account)) {
                agents.put(
                        key.getUserId(), agent.getStatus() + " " + agent.getCampaignId() + " " + agent.getCallsToday());
            }
        });
        return agents;
    }
}
