package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvosoPerformanceIT extends StillSimulator {
    /** Three in the night by the centre's clock; it has been open since eleven of the day before. */
    private static final Instant START = Instant.parse("2026-03-02T11:00:00Z");

    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T08:00:00Z");

    ConvosoPerformanceIT() {
        super(START);
    }

    @Test
    void shouldSumTheDaySoFarOfWhoWasLoggedOn() throws IOException {
        ContactCentre centre = simulator.centre("acme");
        Map<String, Map<AgentStatus, Long>> truth = centre.durations(MIDNIGHT, centre.now());

        JsonNode answer = client.json(search(""));

        assertThat(answer.get("total").asInt())
                .isEqualTo(answer.get("data").size())
                .isEqualTo((int) truth.values().stream()
                        .filter(agent -> agent.keySet().stream().anyMatch(AgentStatus.LOGGED_OUT::equals)
                                ? agent.size() > 1
                                : !agent.isEmpty())
                        .count());
        assertThat(answer.get("data")).allSatisfy(agent -> {
            long parts = seconds(agent, "talk_sec")
                    + seconds(agent, "wait_sec")
                    + seconds(agent, "pause_sec")
                    + seconds(agent, "wrap_sec");
            assertThat(parts).isEqualTo(seconds(agent, "total_time"));
            assertThat(agent.get("am").asInt() + agent.get("others").asInt())
                    .isEqualTo(agent.get("calls").asInt());
        });
        assertThat(calls(answer))
                .isEqualTo(centre.answered(MIDNIGHT, centre.now()).size());
    }

    @Test
    void shouldSumTheDaysAskedForInTheCentresZone() throws IOException {
        JsonNode today = client.json(search("&date_start=2026-03-02&date_end=2026-03-02"));
        JsonNode yesterday = client.json(search("&date_start=2026-03-01&date_end=2026-03-01"));
        JsonNode both = client.json(search("&date_start=2026-03-01&date_end=2026-03-02"));
        JsonNode never = client.json(search("&date_start=2026-02-01&date_end=2026-02-02"));

        assertThat(calls(today)).isEqualTo(calls(client.json(search("")))).isPositive();
        assertThat(calls(today) + calls(yesterday)).isEqualTo(calls(both));
        assertThat(calls(yesterday)).isPositive();
        assertThat(never.get("total").asInt()).isZero();
        assertThat(never.get("data").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign_ids=4101,4102", "queue_ids=56701", "user_ids=100101,100102"})
    void shouldListOnlyWhoPassesTheFilter(String filter) throws IOException {
        JsonNode some = client.json(search("&list_ids=7&status_ids=8&" + filter));

        assertThat(some.get("total").asInt())
                .isPositive()
                .isLessThan(client.json(search("")).get("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-performance", "agent-monitor"})
    void shouldAnswerAFormAsItDoesAQuestion(String search) {
        String present = simulator.centre("acme").snapshot().agents().stream()
                .filter(AgentSnapshot::isLoggedOn)
                .map(agent -> agent.profile().id())
                .findFirst()
                .orElseThrow();
        HttpResponse<String> posted = client.post(
                "/v1/" + search + "/search",
                "auth_token=acme-token&user_ids=%1$s&user_id=%1$s".formatted(present),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(posted.body()).startsWith("{\"success\":true");
        assertThat(posted.body().split("\"user_id\":", -1)).hasSize(2);
        assertThat(posted.body()).contains("\"user_id\":\"" + present);
    }

    @Test
    void shouldRefuseADateItCannotRead() throws IOException {
        assertThat(client.json(search("&date_start=yesterday")).get("code").asInt())
                .isEqualTo(6031);
    }

    private HttpResponse<String> search(String more) {
        return client.get("/v1/agent-performance/search?auth_token=acme-token" + more);
    }

    private static long seconds(JsonNode agent, String field) {
        String[] parts = agent.get(field).asText().split(":", -1);
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusSeconds(Long.parseLong(parts[2]))
                .toSeconds();
    }

    private static long calls(JsonNode answer) {
        return answer.get("data")
                .valueStream()
                .mapToLong(agent -> agent.get("calls").asLong())
                .sum();
    }
}
