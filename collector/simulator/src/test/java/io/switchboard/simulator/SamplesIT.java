package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers have the names, the order and the types of the samples on the vendors' pages. */
class SamplesIT {
    private final AccountOptions acme = AccountOptions.of("acme", "acme-token");
    private final Simulator simulator = Simulator.start(
            SimulatorOptions.of(SimulatedTime.startingAt(Instant.parse("2026-03-02T17:00:00Z"), 1), acme));
    private final SimulatorClient client = new SimulatorClient(simulator.baseUri());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void shouldAnswerLikeThePageOfAgentPerformance() throws IOException {
        JsonNode sample = sample("convoso/agent-performance");
        JsonNode answer =
                client.json(client.get("/v1/agent-performance/search?auth_token=acme-token&date_start=2026-03-02"));

        assertThat(fields(answer)).isEqualTo(fields(sample));
        assertThat(answer.get("data"))
                .isNotEmpty()
                .allSatisfy(agent -> assertThat(fields(agent)).isEqualTo(fields(sample.at("/data/1234567"))));
    }

    @Test
    void shouldAnswerLikeThePageOfConversations() throws IOException {
        JsonNode sample = sample("liveperson/msgconversation");
        JsonNode answer = client.json(new LivePersonClient(client, simulator.baseUri(), acme.livePerson())
                .get(
                        Map.of("timeframe", "240", "v", "1", "skillIds", "all", "agentIds", "all"),
                        simulator.time().now()));

        assertThat(fields(answer)).isEqualTo(fields(sample));
        assertThat(fields(answer.get("agentsMetrics"))).isEqualTo(fields(sample.get("agentsMetrics")));
        assertThat(answer.at("/skillsMetricsPerAgent/metricsPerSkill"))
                .isNotEmpty()
                .allSatisfy(skill -> assertThat(fields(skill))
                        .isEqualTo(fields(sample.at("/skillsMetricsPerAgent/metricsPerSkill/3"))));
        assertThat(answer.findParents("totalResolvedConversations"))
                .isNotEmpty()
                .allSatisfy(metrics ->
                        assertThat(fields(metrics)).isEqualTo(fields(sample.at("/agentsMetrics/metricsTotals"))));
    }

    @Test
    void shouldAnswerLikeThePageOfAgentStatusDetails() throws IOException {
        JsonNode sample = sample("kore/agent-status-details");
        JsonNode answer = client.json(new KoreClient(client, acme.kore())
                .statusDetails("\"date\":\"2026-03-02\",\"timeZoneOffSet\":0", 50, 0));

        assertThat(fields(answer)).isEqualTo(fields(sample));
        assertThat(answer.get("data"))
                .anySatisfy(agent -> assertThat(fields(agent)).isEqualTo(fields(sample.at("/data/0"))))
                .anySatisfy(agent -> assertThat(fields(agent)).isEqualTo(fields(sample.at("/data/2"))));
        assertThat(answer.findParents("primaryStatus"))
                .isNotEmpty()
                .allSatisfy(status -> assertThat(fields(status)).isEqualTo(fields(sample.at("/data/2/status/0"))));
    }

    @Test
    void shouldAnswerLikeThePageOfCallVolume() throws IOException {
        JsonNode sample = sample("kore/call-volume");
        JsonNode answer = client.json(
                new KoreClient(client, acme.kore()).callVolume("2026-03-02T14:00:00Z", "2026-03-02T17:00:00Z", 0, 100));

        assertThat(fields(answer)).isEqualTo(fields(sample));
        assertThat(answer.get("CallVolumeUpdate"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(fields(record)).isEqualTo(fields(sample.at("/CallVolumeUpdate/0"))));
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream()
                .map(field -> field.getKey() + " " + field.getValue().getNodeType())
                .toList();
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = SamplesIT.class.getResourceAsStream("/" + name + "-sample.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
