package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorFaultsIT extends StillSimulator {
    SimulatorFaultsIT() {
        super(
                SimulatedTime.startingAt(Instant.parse("2026-03-02T17:00:00Z"), 10),
                AccountOptions.of("acme", "acme-token").withIdle(true));
    }

    @Test
    void shouldThrottleWithAndWithoutSayingForHowLong() {
        misbehave("throttled");
        misbehave("throttled-bare");

        HttpResponse<String> polite = search();
        HttpResponse<String> bare = search();

        assertThat(List.of(polite.statusCode(), bare.statusCode(), search().statusCode()))
                .containsExactly(429, 429, 200);
        assertThat(polite.headers().firstValue("retry-after")).contains("1");
        assertThat(bare.headers().firstValue("retry-after")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"success-false, 500", "refused, 401"})
    void shouldFailAtHttp200(String kind, int code) throws IOException {
        misbehave(kind);

        HttpResponse<String> response = search();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(client.json(response).get("success").asBoolean(true)).isFalse();
        assertThat(client.json(response).get("code").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"server-error, 500", "html, 200"})
    void shouldAnswerWithAPageForPeople(String kind, int status) {
        misbehave(kind);

        HttpResponse<String> response = search();

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("<");
    }

    @Test
    void shouldCutTheBodyInItsMiddle() {
        int whole = search().body().length();
        misbehave("truncated");

        HttpResponse<String> cut = search();

        assertThat(cut.statusCode()).isEqualTo(200);
        assertThat(cut.body().length()).isBetween(whole / 3, whole * 2 / 3);
        assertThatThrownBy(() -> client.json(cut)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldTrickle() throws IOException {
        misbehave("slow");
        Instant before = simulator.time().now();

        JsonNode answer = client.json(search());

        assertThat(answer.at("/data/entries/agents").size()).isEqualTo(40);
        assertThat(Duration.between(before, simulator.time().now())).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldHangUntilTheSimulatorCloses() {
        // For good: the client asks once more when its connection breaks.
        client.post("/faults", "{\"account\":\"acme\",\"kind\":\"hang\"}");
        CompletableFuture<HttpResponse<String>> hanging =
                client.getAsync("/v1/agent-monitor/search?auth_token=acme-token");
        Awaitility.await().until(() -> simulator.requests("acme") == 1);
        assertThat(hanging).isNotDone();

        simulator.close();

        assertThat(hanging).failsWithin(Duration.ofSeconds(60));
    }

    @Test
    void shouldSpoilOneRowOnly() throws IOException {
        misbehave("wrong-type-in-row");

        List<JsonNode> agents = agents(client.json(search()));

        assertThat(agents)
                .filteredOn(agent -> !agent.get("total_calls").isNumber())
                .hasSize(1)
                .allSatisfy(agent -> {
                    assertThat(agent.get("total_calls").isObject()).isTrue();
                    assertThat(agent.get("since_last_update").isArray()).isTrue();
                    assertThat(agent.get("status_time_sec").isTextual()).isTrue();
                });
    }

    @Test
    void shouldAddFieldsNobodyKnows() throws IOException {
        misbehave("unknown-field");

        JsonNode answer = client.json(search());

        assertThat(agents(answer))
                .allMatch(agent ->
                        agent.has("sentiment_score") && agent.get("coach").isObject());
        assertThat(answer.at("/data/entries/data").has("sentiment_score")).isTrue();
    }

    @Test
    void shouldWriteNumbersAsTexts() throws IOException {
        misbehave("number-as-text");

        JsonNode answer = client.json(search());

        assertThat(agents(answer))
                .allMatch(agent -> agent.get("status_length_sec").isTextual());
        assertThat(answer.at("/data/entries/data/agent_total").asText()).isEqualTo("40");
    }

    @Test
    void shouldWriteAnEmptyArrayWhereAnObjectBelongs() throws IOException {
        misbehave("empty-array-for-object");

        JsonNode answer = client.json(search());

        assertThat(answer.get("success").asBoolean()).isTrue();
        assertThat(answer.get("data").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"missing-agents, 0, 40", "empty-agents, 0, 40", "half-agents, 20, 20"})
    void shouldLeaveAgentsOut(String kind, int listed, int counted) throws IOException {
        misbehave(kind);

        JsonNode answer = client.json(search());

        assertThat(agents(answer)).hasSize(listed);
        assertThat(answer.at("/data/entries/agents").isMissingNode()).isEqualTo(kind.equals("missing-agents"));
        assertThat(answer.at("/data/entries/data/agent_total").asInt()).isEqualTo(counted);
    }

    @Test
    void shouldSetTheVendorsClockAhead() throws IOException {
        JsonNode before = agents(client.json(search())).getFirst();
        misbehave("clock-jump");

        JsonNode after = agents(client.json(search())).getFirst();

        assertThat(before.get("last_state_change").asText()).startsWith("2026-03-02 05:00:");
        assertThat(after.get("last_state_change").asText()).startsWith("2026-03-02 06:00:");
    }

    @Test
    void shouldListAndClearTheFaults() throws IOException {
        HttpResponse<String> added = client.post("/faults", "{\"kind\":\"html\"}");
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(client.get("/faults").body()).isEqualTo("[{\"account\":null,\"kind\":\"html\"}]");
        assertThat(List.of(search().body().charAt(0), search().body().charAt(0)))
                .containsOnly('<');

        client.delete("/faults");

        assertThat(client.get("/faults").body()).isEqualTo("[]");
        assertThat(client.json(search()).get("success").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''",
                "no json",
                "{}",
                "{\"kind\":\"gremlins\"}",
                "{\"kind\":\"html\",\"count\":0}",
                "{\"kind\":\"html\",\"account\":\"nobody\"}"
            })
    void shouldRefuseAFaultItDoesNotUnderstand(String body) {
        HttpResponse<String> refused = client.post("/faults", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("error");
        assertThat(simulator.faults().list()).isEmpty();
    }

    private void misbehave(String kind) {
        String body = "{\"account\":\"acme\",\"kind\":\"%s\",\"count\":1}".formatted(kind);
        assertThat(client.post("/faults", body).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> search() {
        return client.get("/v1/agent-monitor/search?auth_token=acme-token");
    }

    private static List<JsonNode> agents(JsonNode answer) {
        return answer.at("/data/entries/agents").valueStream().toList();
    }
}
