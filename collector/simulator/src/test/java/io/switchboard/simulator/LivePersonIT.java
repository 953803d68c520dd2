package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePersonIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-02T17:02:00Z");
    private static final Map<String, String> LATEST_HOUR = Map.of("timeframe", "60", "v", "1");

    LivePersonIT() {
        super(START);
    }

    @Test
    void shouldSayWhereTheServicesAre() throws IOException {
        String services = "/api/account/%s/service/".formatted(acme.livePerson().accountId());
        String here = simulator.baseUri().getAuthority();

        JsonNode all = client.json(client.get(services + "baseURI.json?version=1.0"));
        JsonNode one = client.json(client.get(services + "leDataReporting/baseURI.json?version=1.0"));

        assertThat(all.get("baseURIs"))
                .extracting(service -> service.get("service").asText())
                .containsExactlyInAnyOrder("leDataReporting", "agentVep");
        assertThat(one.get("baseURI").asText()).isEqualTo(here);
        assertThat(client.get(services + "coffee/baseURI.json").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldCountTheCallsResolvedInTheHour() throws IOException {
        JsonNode answer = client.json(livePerson.get(LATEST_HOUR, START));

        List<HandledContact> truth = resolvedSince("2026-03-02T16:00:00Z");
        JsonNode totals = answer.get("metricsTotals");
        assertThat(answer.size()).isEqualTo(1);
        assertThat(totals.get("totalResolvedConversations").asInt())
                .isEqualTo(truth.size())
                .isEqualTo(totals.get("resolvedConversations_byCCP").asInt()
                        + totals.get("resolvedConversations_byConsumer").asInt()
                        + totals.get("resolvedConversations_bySystem").asInt());
        assertThat(totals.get("totalHandlingTime_resolvedConversations").asLong())
                .isEqualTo(truth.stream().mapToLong(HandledContact::talkMillis).sum());
        assertThat(totals.get("resolvedConversations_bySystem").asInt()).isPositive();
    }

    @Test
    void shouldSumTheIntervalsToTheWhole() throws IOException {
        Map<String, String> parameters =
                Map.of("timeframe", "60", "v", "1", "interval", "30", "skillIds", "all", "agentIds", "all");

        JsonNode answer = client.json(livePerson.get(parameters, START));

        assertThat(answer.get("metricsByIntervals"))
                .extracting(part -> Instant.ofEpochMilli(part.get("timestamp").asLong()))
                .containsExactly(
                        Instant.parse("2026-03-02T16:05:00Z"),
                        Instant.parse("2026-03-02T16:35:00Z"),
                        Instant.parse("2026-03-02T17:05:00Z"));
        String total = "/skillsMetricsPerAgent/metricsTotals/totalResolvedConversations";
        int parts = 0;
        for (JsonNode part : answer.get("metricsByIntervals")) {
            parts += part.get("metricsData").at(total).asInt();
        }
        assertThat(parts).isEqualTo(answer.at(total).asInt()).isPositive();
        assertThat(answer.at("/skillsMetricsPerAgent/metricsPerSkill").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("-1", "56701", "56702", "56703");
        assertThat(answer.at("/agentsMetrics/metricsTotals/totalResolvedConversations"))
                .isEqualTo(answer.at(total));
        assertThat(answer.has("metricsTotals")).isFalse();
    }

    @Test
    void shouldTakeTheParametersFromABody() throws IOException {
        String body = "{\"timeframe\":\"60\",\"v\":1,\"skillIds\":\"56701,1\",\"agentIds\":null,\"interval\":null}";

        JsonNode answer = client.json(livePerson.post(body, START));

        assertThat(answer.at("/skillsMetricsPerAgent/metricsPerSkill").fieldNames())
                .toIterable()
                .containsExactly("56701");
        assertThat(answer.size()).isEqualTo(1);
    }

    @Test
    void shouldZeroTheTotalsOfSkillsNobodyAskedFor() throws IOException {
        JsonNode answer = client.json(livePerson.get(Map.of("timeframe", "5", "v", "1", "skillIds", "12"), START));

        assertThat(answer.at("/skillsMetricsPerAgent/metricsPerSkill")).isEmpty();
        assertThat(answer.at("/skillsMetricsPerAgent/metricsTotals").size()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no json",
                "{\"timeframe\":\"60\"}",
                "{\"timeframe\":\"1441\",\"v\":\"1\"}",
                "{\"timeframe\":\"an hour\",\"v\":\"1\"}",
                "{\"timeframe\":\"60\",\"v\":\"1\",\"interval\":\"61\"}",
                "{\"timeframe\":\"60\",\"v\":\"1\",\"interval\":\"31\"}",
                "{\"timeframe\":\"60\",\"v\":\"1\",\"skillIds\":\"sales\"}"
            })
    void shouldExplainWhatIsWrongWithARequest(String body) throws IOException {
        HttpResponse<String> response = livePerson.post(body, START);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(client.json(response).at("/error/reason").asText()).isNotEmpty();
    }

    @Test
    void shouldRefuseBadSignaturesAndNone() {
        assertThat(livePerson.get(LATEST_HOUR, START.minusSeconds(600)).statusCode())
                .isEqualTo(401);
        assertThat(client.get(livePerson.path() + "?timeframe=60&v=1").statusCode())
                .isEqualTo(401);
        assertThat(simulator.requests("acme")).isZero();
    }

    @Test
    void shouldLetInWhoeverHasLoggedInUntilTheBearerExpires() throws IOException {
        assertThat(livePerson.login("guess").statusCode()).isEqualTo(401);
        String bearer = bearer();
        assertThat(livePerson.getAs(bearer, LATEST_HOUR).statusCode()).isEqualTo(200);

        simulator.faults().add(InjectedFault.times(1, FaultKind.EXPIRED_TOKEN, "acme"));

        assertThat(livePerson.getAs(bearer, LATEST_HOUR).statusCode()).isEqualTo(401);
        assertThat(livePerson.getAs(bearer, LATEST_HOUR).statusCode()).isEqualTo(401);
        assertThat(livePerson.getAs(bearer(), LATEST_HOUR).statusCode()).isEqualTo(200);
    }

    private String bearer() throws IOException {
        JsonNode login = client.json(livePerson.login(acme.livePerson().password()));
        assertThat(login.get("csrf").asText()).isNotEmpty();
        return login.get("bearer").asText();
    }

    private List<HandledContact> resolvedSince(String from) {
        return simulator.centre("acme").conversations(Instant.parse(from), Instant.MAX);
    }
}
