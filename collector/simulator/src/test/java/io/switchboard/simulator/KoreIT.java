package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.contactcentre.StatusTransition;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.kore.KoreIds;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-02T17:00:00Z");
    private static final String TODAY = "\"date\":\"2026-03-02\",\"timeZoneOffSet\":0";

    private static final AccountOptions LIMITED =
            AccountOptions.of("limited", "l-token").withKorePerMinute(2);

    KoreIT() {
        super(START, AccountOptions.of("acme", "acme-token"), LIMITED);
    }

    @Test
    void shouldListEveryAgentOnceOverItsPages() throws IOException {
        List<JsonNode> agents = kore.allAgents(TODAY, 7);

        assertThat(agents)
                .extracting(agent -> agent.get("userId").asText())
                .isEqualTo(simulator.centre("acme").agents().stream()
                        .map(agent -> KoreIds.userId(agent.id()))
                        .toList());
        assertThat(agents).anyMatch(agent -> agent.has("status")).anyMatch(agent -> !agent.has("status"));
        assertThat(simulator.requests("acme")).isEqualTo(6);
        assertThat(simulator.account("acme").requests(SimulatedApi.KORE_AGENT_STATUS_DETAILS))
                .isEqualTo(6);
        assertThat(simulator.account("acme").requests(SimulatedApi.KORE_CALL_VOLUME))
                .isZero();
    }

    @Test
    void shouldShowTheTruthInWholeSeconds() throws IOException {
        List<StatusTransition> truth = simulator.centre("acme").transitions();

        for (JsonNode agent : kore.allAgents(TODAY, 50)) {
            List<JsonNode> segments = new ArrayList<>();
            agent.path("status").forEach(segments::add);
            for (int i = 0; i < segments.size(); i++) {
                Instant start = instant(segments.get(i).get("startTime").asText());
                assertThat(truth)
                        .anyMatch(change -> KoreIds.userId(change.agentId())
                                        .equals(agent.get("userId").asText())
                                && change.at().getEpochSecond() == start.getEpochSecond());
                String end = segments.get(i).get("endTime").asText();
                assertThat(end.equals("-")).isEqualTo(i == segments.size() - 1);
                if (i > 0) {
                    assertThat(segments.get(i - 1).get("endTime").asText())
                            .isEqualTo(segments.get(i).get("startTime").asText());
                }
            }
        }
    }

    @Test
    void shouldWriteTimesOfTheOffsetAskedForAndFilterByEmail() throws IOException {
        String present = simulator.centre("acme").transitions().getFirst().agentId();
        String email = simulator.centre("acme").agents().stream()
                .filter(agent -> agent.id().equals(present))
                .map(KoreIds::email)
                .findFirst()
                .orElseThrow();
        String filter = "{\"filter\":{\"agents\":[\"%s\"],\"dateFilter\":{\"startDate\":\"2026-03-02\","
                + "\"endDate\":\"2026-03-03\",\"timeZoneOffSet\":%d}}}";

        JsonNode utc = client.json(kore.post("agentstatusdetails", filter.formatted(email, 0)));
        JsonNode india = client.json(kore.post("agentstatusdetails", filter.formatted(email, -330)));

        assertThat(utc.get("data").size()).isEqualTo(1);
        assertThat(LocalDateTime.parse(india.at("/data/0/status/0/startTime").asText()))
                .isEqualTo(
                        LocalDateTime.parse(utc.at("/data/0/status/0/startTime").asText())
                                .plusMinutes(330));
        assertThat(client.json(kore.statusDetails("\"date\":\"2026-03-01\",\"timeZoneOffSet\":0", 50, 0))
                        .findParents("status"))
                .isEmpty();
    }

    @Test
    void shouldCountTheContactsThatArrivedInEachQuarterOfAnHour() throws IOException {
        JsonNode first = client.json(kore.callVolume("2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z", 0, 5));
        JsonNode second = client.json(kore.callVolume("2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z", 5, 100));
        List<HandledContact> truth = simulator
                .centre("acme")
                .calls(Instant.parse("2026-03-02T14:00:00Z"), Instant.parse("2026-03-02T15:00:00Z"))
                .stream()
                .filter(contact -> contact.call().isInbound())
                .toList();

        assertThat(first.get("hasMore").asBoolean()).isTrue();
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        assertThat(first.get("CallVolumeUpdate").size()
                        + second.get("CallVolumeUpdate").size())
                .isEqualTo(first.get("totalCount").asInt());
        assertThat(sum("offeredContacts", first, second)).isEqualTo(truth.size());
        assertThat(sum("conversationHandleTime", first, second))
                .isEqualTo(truth.stream()
                        .mapToLong(contact -> contact.talkMillis() + contact.wrapUpMillis())
                        .sum());
        assertThat(sum("abandonedContacts", first, second))
                .isEqualTo(truth.stream().filter(HandledContact::isAbandoned).count())
                .isPositive();
    }

    @Test
    void shouldReturnToTheFirstRecordWhenNoBeginIsAsked() throws IOException {
        String body = "{\"orgId\":\"%s\",\"toTimeStamp\":\"2026-03-03T00:00:00Z\",\"limit\":1000}"
                .formatted(acme.kore().orgId());

        JsonNode all = client.json(kore.post("callvolume", body));

        assertThat(sum("offeredContacts", all))
                .isEqualTo(simulator.centre("acme").calls(Instant.MIN, Instant.MAX).stream()
                        .filter(contact -> contact.call().isInbound())
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "{\"orgId\":\"other\",\"toTimeStamp\":\"2026-03-03T00:00:00Z\"}"})
    void shouldExplainWhatIsWrongWithARequest(String body) {
        assertThat(kore.post("callvolume", body).statusCode()).isEqualTo(400);
        assertThat(kore.post("agentstatusdetails", body).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAskForTheInstance() {
        String token = KoreClient.token(
                new JWTClaimsSet.Builder().claim("appId", acme.kore().clientId()), acme.kore());

        assertThat(kore.post("agentstatusdetails", "{}", Map.of("auth", token)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseTokensThatAreNotGood() throws IOException {
        KoreCredentials good = acme.kore();
        KoreCredentials forged =
                new KoreCredentials(good.accountId(), good.instanceId(), good.orgId(), good.clientId(), "x".repeat(40));
        JWTClaimsSet.Builder mine = new JWTClaimsSet.Builder().claim("appId", good.clientId());
        JWTClaimsSet.Builder old = new JWTClaimsSet.Builder()
                .claim("appId", good.clientId())
                .expirationTime(Date.from(START.minusSeconds(60)));
        JWTClaimsSet.Builder other = new JWTClaimsSet.Builder().claim("appid", good.clientId());

        for (String token : List.of(
                "nonsense",
                KoreClient.token(mine, forged),
                KoreClient.token(old, good),
                KoreClient.token(other, good))) {
            HttpResponse<String> response = kore.post("callvolume", "{}", Map.of("auth", token));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(client.json(response).at("/errors/0/msg").asText()).isNotEmpty();
        }
        assertThat(kore.post("callvolume", "{}", Map.of()).statusCode()).isEqualTo(401);
        assertThat(simulator.requests("acme")).isZero();
    }

    @Test
    void shouldAnswerNoMoreThanTheLimitOfTheAccount() throws IOException {
        KoreClient busy = new KoreClient(client, LIMITED.kore());

        assertThat(busy.statusDetails(TODAY, 5, 0).statusCode()).isEqualTo(200);
        assertThat(busy.statusDetails(TODAY, 5, 0).statusCode()).isEqualTo(200);
        HttpResponse<String> third = busy.statusDetails(TODAY, 5, 0);

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(client.json(third).at("/errors/0/msg").asText()).startsWith("Rate limit for this API");
        assertThat(kore.statusDetails(TODAY, 5, 0).statusCode()).isEqualTo(200);
    }

    private static long sum(String field, JsonNode... answers) {
        long sum = 0;
        for (JsonNode answer : answers) {
            for (JsonNode row : answer.get("CallVolumeUpdate")) {
                sum += row.get(field).asLong();
            }
        }
        return sum;
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
