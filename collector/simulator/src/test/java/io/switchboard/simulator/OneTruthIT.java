package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.kore.KoreIds;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendors agree with each other, as far as their whole seconds do. */
class OneTruthIT {
    /** The centre opens at eight in the morning, so that its day is the whole of its history; all zones are UTC. */
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final AccountOptions acme =
            AccountOptions.of("acme", "acme-token").withAgents(200).withZone(ZoneOffset.UTC);
    private final Simulator simulator = Simulator.start(SimulatorOptions.of(SimulatedTime.startingAt(START, 1), acme));
    private final SimulatorClient client = new SimulatorClient(simulator.baseUri());
    private final KoreClient kore = new KoreClient(client, acme.kore());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void shouldHaveKoreAndConvosoAgreeOnTheBreaksOfWhoeverIsNotOnOne() throws IOException {
        ContactCentre centre = simulator.centre("acme");
        centre.freeze();
        JsonNode performance = client.json(client.get("/v1/agent-performance/search?auth_token=acme-token"))
                .get("data");
        Map<String, Long> breaksAtKore = kore.allAgents("\"date\":\"2026-03-02\",\"timeZoneOffSet\":0", 50).stream()
                .collect(Collectors.toMap(agent -> agent.get("userId").asText(), OneTruthIT::closedBreaks));
        List<String> present = centre.snapshot().agents().stream()
                .filter(agent -> agent.isLoggedOn() && agent.status() != AgentStatus.PAUSED)
                .map(agent -> agent.profile().id())
                .toList();

        assertThat(present).hasSizeGreaterThan(50).allSatisfy(id -> {
            long breaks = centre.transitions().stream()
                    .filter(change -> change.agentId().equals(id) && change.to() == AgentStatus.PAUSED)
                    .count();
            // Whole seconds, and some a second short.
            assertThat(breaksAtKore.getOrDefault(KoreIds.userId(id), 0L))
                    .isCloseTo(seconds(performance.get(id).get("pause_sec").asText()), within(2 * breaks));
        });
    }

    @Test
    void shouldHaveLivePersonAndKoreAgreeOnTheConversationsOfAQueue() throws IOException {
        simulator.centre("acme").freeze();
        Map<String, String> day = Map.of("timeframe", "300", "v", "1", "skillIds", "56701");
        JsonNode livePerson =
                client.json(new LivePersonClient(client, simulator.baseUri(), acme.livePerson()).get(day, START));
        JsonNode volume = client.json(kore.callVolume("2026-03-02T07:45:00Z", "2026-03-02T12:15:00Z", 0, 1_000));

        long talked = 0;
        for (JsonNode record : volume.get("CallVolumeUpdate")) {
            if (record.get("queueName").asText().equals("Support")) {
                talked += record.get("conversationTalkTime").asLong();
            }
        }

        assertThat(livePerson
                        .at("/skillsMetricsPerAgent/metricsTotals/totalHandlingTime_resolvedConversations")
                        .asLong())
                .isEqualTo(talked)
                .isPositive();
    }

    private static long closedBreaks(JsonNode agent) {
        long seconds = 0;
        for (JsonNode status : agent.path("status")) {
            if (status.get("primaryStatus").asText().equals("AWAY")
                    && !status.get("duration").asText().equals("-")) {
                seconds += seconds(status.get("duration").asText());
            }
        }
        return seconds;
    }

    private static long seconds(String hhmmss) {
        String[] parts = hhmmss.split(":", -1);
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusSeconds(Long.parseLong(parts[2]))
                .toSeconds();
    }
}
