package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.ChannelBindException;

class SimulatorIT {
    private static final Instant START = Instant.parse("2026-03-02T17:00:00Z");

    private final Simulator simulator = Simulator.start(SimulatorOptions.of(
            SimulatedTime.startingAt(START, 100),
            AccountOptions.of("acme", "acme-token"),
            AccountOptions.of("quiet", "quiet-token").withAgents(5).withIdle(true)));
    private final SimulatorClient client = new SimulatorClient(simulator.baseUri());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void shouldAnswerForTheAccountOfTheToken() throws IOException {
        JsonNode acme = client.json(search("acme-token"));
        JsonNode quiet = client.json(search("quiet-token"));

        assertThat(acme.at("/data/entries/agents").size()).isGreaterThan(20);
        assertThat(quiet.at("/data/entries/agents").size()).isEqualTo(5);
        assertThat(simulator.requests("acme")).isEqualTo(1);
        assertThat(simulator.account("quiet").lastAnswer().orElseThrow().reply().body())
                .isEqualTo(client.get("/truth/quiet/last-answer").body())
                .isEqualTo(client.get("/truth/quiet/last-answer?api=convoso.agent-monitor")
                        .body());
        assertThat(client.get("/truth/quiet/last-answer?api=kore.call-volume").statusCode())
                .isEqualTo(404);
        assertThat(client.get("/truth/quiet/last-answer?api=kore").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?auth_token=", "?auth_token=wrong"})
    void shouldRefuseAnUnknownTokenTheVendorsWay(String query) throws IOException {
        HttpResponse<String> response = client.get("/v1/agent-monitor/search" + query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(client.json(response).get("success").asBoolean(true)).isFalse();
        assertThat(client.json(response).get("code").asInt()).isEqualTo(401);
        assertThat(client.json(response).get("text").asText()).isNotEmpty();
        assertThat(simulator.requests("acme")).isZero();
    }

    @Test
    void shouldShowAPageForPeopleOnAnUnknownPath() {
        HttpResponse<String> response = client.get("/v2/agents?auth_token=acme-token");

        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void shouldTellTheTruth() throws IOException {
        JsonNode transitions =
                client.json(client.get("/truth/acme/transitions?from=2026-03-02T16:00:00Z&to=2026-03-02T17:00:00Z"));
        JsonNode agents = client.json(client.get("/truth/acme/agents"));
        JsonNode durations = client.json(client.get("/truth/acme/durations"));

        assertThat(transitions.size()).isGreaterThan(500);
        assertThat(transitions.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("account", "agent_id", "at", "from", "to");
        assertThat(agents.size()).isEqualTo(40);
        assertThat(durations.get(0).get("ms").properties()).isNotEmpty();
        assertThat(Instant.parse(
                        client.json(client.get("/truth/time")).get("now").asText()))
                .isAfter(START);
        assertThat(client.json(client.get("/truth/time")).get("start").asText()).isEqualTo(START.toString());
    }

    @Test
    void shouldTellTheTruthAboutCalls() throws IOException {
        String range = "?from=2026-03-02T16:00:00Z&to=2026-03-02T16:30:00Z";
        JsonNode calls = client.json(client.get("/truth/acme/calls" + range));
        JsonNode conversations = client.json(client.get("/truth/acme/conversations" + range));

        assertThat(calls.size()).isGreaterThan(50);
        assertThat(calls.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "call_id",
                        "queue_id",
                        "agent_id",
                        "arrived_at",
                        "answered_at",
                        "ended_at",
                        "wrapped_up_at",
                        "ending");
        assertThat(calls.findValuesAsText("ending")).contains("AGENT", "CALLER", "SYSTEM", "ABANDONED");
        assertThat(conversations.findValuesAsText("ending"))
                .doesNotContain("ABANDONED")
                .isNotEmpty();
    }

    @Test
    void shouldExplainWhatIsWrongWithAQuestionAboutTheTruth() {
        assertThat(client.get("/truth/nobody/agents").statusCode()).isEqualTo(404);
        assertThat(client.get("/truth/acme/transitions?from=today").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldFreezeOnRequest() throws IOException {
        JsonNode frozen = client.json(client.post("/truth/acme/freeze", ""));
        int before = simulator.centre("acme").transitions().size();

        assertThat(frozen.get("frozen").asBoolean()).isTrue();
        assertThat(simulator.centre("acme").transitions()).hasSize(before);
        assertThat(client.json(client.post("/truth/acme/unfreeze", ""))
                        .get("frozen")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void shouldSayThatThePortIsTaken() {
        SimulatorOptions taken = SimulatorOptions.of(
                        SimulatedTime.startingAt(START, 1), AccountOptions.of("other", "other-token"))
                .withPort(simulator.baseUri().getPort());

        assertThatThrownBy(() -> Simulator.start(taken)).isInstanceOf(ChannelBindException.class);
    }

    @Test
    void shouldRefuseTwoAccountsWithOneToken() {
        SimulatorOptions options = SimulatorOptions.of(
                SimulatedTime.startingAt(START, 1), AccountOptions.of("a", "same"), AccountOptions.of("b", "same"));

        assertThatThrownBy(() -> Simulator.start(options)).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> search(String token) {
        return client.get("/v1/agent-monitor/search?auth_token=" + token);
    }
}
