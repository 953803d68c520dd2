package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages, times and clocks that are not as they were asked for. */
class OddPagesIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-03T00:30:00Z");
    private static final String TODAY = "\"date\":\"2026-03-03\",\"timeZoneOffSet\":0";

    OddPagesIT() {
        super(START, AccountOptions.of("acme", "acme-token").withAgents(200));
    }

    @Test
    void shouldSayThatThereIsMoreBehindTheLastPage() throws IOException {
        simulator.faults().add(InjectedFault.lasting(FaultKind.ALWAYS_MORE, "acme"));

        JsonNode last = volume(0, 100);
        JsonNode behind = volume(100, 100);

        assertThat(last.get("CallVolumeUpdate"))
                .hasSize(last.get("totalCount").asInt())
                .isNotEmpty();
        assertThat(behind.get("CallVolumeUpdate")).isEmpty();
        assertThat(behind.get("totalCount")).isEqualTo(last.get("totalCount"));
        assertThat(List.of(
                        last.get("hasMore").asBoolean(), behind.get("hasMore").asBoolean()))
                .containsOnly(true);
        assertThat(json(kore.statusDetails(TODAY, 50, 200)).get("hasMore").asBoolean())
                .isTrue();
    }

    @Test
    void shouldRefuseDeepPages() throws IOException {
        simulator.faults().add(InjectedFault.lasting(FaultKind.DEEP_PAGE_REFUSED, "acme"));

        assertThat(List.of(
                        kore.statusDetails(TODAY, 10, FaultEffect.DEEP - 10).statusCode(),
                        kore.statusDetails(TODAY, 10, FaultEffect.DEEP).statusCode(),
                        kore.callVolume("2026-03-02T13:00:00Z", "2026-03-03T00:30:00Z", FaultEffect.DEEP, 10)
                                .statusCode()))
                .containsExactly(200, 400, 400);
        assertThat(volume(0, FaultEffect.DEEP).get("CallVolumeUpdate")).hasSize(FaultEffect.DEEP);
    }

    @Test
    void shouldShowARowWithoutKeyBehindAllOthersAlone() throws IOException {
        List<JsonNode> sound =
                volume(0, 12).get("CallVolumeUpdate").valueStream().toList();
        simulator.faults().add(InjectedFault.lasting(FaultKind.ROW_WITHOUT_KEY, "acme"));

        assertThat(volume(0, 12).get("CallVolumeUpdate").valueStream()).isEqualTo(sound);
        assertThat(volume(12, 100).findValues("queueId"))
                .filteredOn(JsonNode::isNull)
                .hasSize(1);
    }

    @Test
    void shouldShiftThePagesBehindTheFirst() throws IOException {
        List<JsonNode> sound =
                volume(0, 12).get("CallVolumeUpdate").valueStream().toList();
        JsonNode first = volume(0, 6);
        simulator.faults().add(InjectedFault.times(1, FaultKind.PAGE_SHIFTS, "acme"));
        assertThat(volume(0, 6)).isEqualTo(first);

        JsonNode second = volume(6, 5);

        assertThat(second.get("CallVolumeUpdate").valueStream()).isEqualTo(sound.subList(7, 12));
        assertThat(second.get("totalCount").asInt())
                .isEqualTo(first.get("totalCount").asInt() - 1);
    }

    @Test
    void shouldAnswerAboutAnotherTimePageOrAccount() throws IOException {
        Instant begin = Instant.parse("2026-03-03T00:00:00Z");
        JsonNode another = volume(0, 100, FaultKind.ANOTHER_TIME);
        assertThat(another.findValuesAsText("intervalStartTimeStamp"))
                .isNotEmpty()
                .allMatch(start -> Instant.parse(start).isBefore(Instant.parse("2026-03-02T22:30:00Z")));
        assertThat(volume(0, 5, FaultKind.ANOTHER_PAGE)).isEqualTo(volume(5, 5));
        assertThat(volume(0, 100, FaultKind.ANOTHER_ACCOUNT).findValuesAsText("orgId"))
                .containsOnly("o-another");

        simulator
                .faults()
                .add(InjectedFault.times(1, FaultKind.ANOTHER_TIME, "acme").of(SimulatedApi.KORE_AGENT_STATUS_DETAILS));
        assertThat(json(kore.statusDetails(TODAY, 50, 0)).findValuesAsText("startTime"))
                .isNotEmpty()
                .allMatch(start -> Instant.parse(start + "Z").isBefore(begin));
        simulator
                .faults()
                .add(InjectedFault.times(1, FaultKind.ANOTHER_TIME, "acme")
                        .of(SimulatedApi.LIVEPERSON_MSGCONVERSATION));
        assertThat(conversations(simulator.time().now()).findValues("timestamp"))
                .hasSizeGreaterThan(10)
                .allMatch(end -> end.asLong() < begin.toEpochMilli());
    }

    @Test
    void shouldShowWhatEndedWithinTheSecondNowBeforeNowBehindWhatLasts() throws IOException {
        List<JsonNode> sound = stretches(json(kore.statusDetails(TODAY, 50, 0)));
        simulator.faults().add(InjectedFault.lasting(FaultKind.TWO_IN_ONE_SECOND, "acme"));

        Map<Boolean, Integer> briefFirst = new HashMap<>();
        for (int poll = 0; poll < 2; poll++) {
            List<JsonNode> both = stretches(json(kore.statusDetails(TODAY, 50, 0)));
            for (int i = 0; i < both.size(); i++) {
                if (isBrief(both.get(i))) {
                    boolean first =
                            i + 1 < both.size() && begin(both.get(i + 1)).equals(begin(both.get(i)));
                    briefFirst.merge(first, 1, Integer::sum);
                }
            }
            both.removeIf(OddPagesIT::isBrief);
            assertThat(both).isEqualTo(sound);
        }

        assertThat(briefFirst.get(true)).isPositive().isEqualTo(briefFirst.get(false));
    }

    @Test
    void shouldJudgeTokensAndSignaturesByItsOwnClock() throws IOException {
        simulator.faults().add(InjectedFault.lasting(FaultKind.CLOCK_OFF, "acme"));
        Instant now = simulator.time().now();
        Instant ahead = now.plus(FaultEffect.AHEAD);

        HttpResponse<String> refused = livePerson.get(HOUR, now);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Duration.between(ahead, date(refused))).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(20));
        assertThat(json(livePerson.get(HOUR, ahead)).has("metricsByIntervals")).isTrue();

        assertThat(statusWith(now)).isEqualTo(401);
        assertThat(statusWith(ahead)).isEqualTo(200);
        simulator.faults().clear();
        assertThat(List.of(statusWith(now), statusWith(ahead))).containsExactly(200, 401);
    }

    private int statusWith(Instant issued) {
        var claims = new JWTClaimsSet.Builder()
                .claim("appId", acme.kore().clientId())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(300)));
        return kore.post(
                        "agentstatusdetails",
                        "{\"filter\":{\"dateFilter\":{%s}}}".formatted(TODAY),
                        Map.of(
                                "auth", KoreClient.token(claims, acme.kore()),
                                "iId", acme.kore().instanceId()))
                .statusCode();
    }

    private JsonNode volume(int skip, int limit, FaultKind kind) throws IOException {
        simulator.faults().add(InjectedFault.times(1, kind, "acme").of(SimulatedApi.KORE_CALL_VOLUME));
        return volume(skip, limit);
    }

    private JsonNode volume(int skip, int limit) throws IOException {
        return json(kore.callVolume("2026-03-02T13:00:00Z", "2026-03-03T00:30:00Z", skip, limit));
    }

    private JsonNode conversations(Instant signed) throws IOException {
        return json(livePerson.get(HOUR, signed));
    }

    private static List<JsonNode> stretches(JsonNode answer) {
        List<JsonNode> stretches = new ArrayList<>();
        answer.get("data").forEach(agent -> agent.path("status").forEach(stretches::add));
        return stretches;
    }

    private static boolean isBrief(JsonNode stretch) {
        return begin(stretch).equals(stretch.get("endTime").asText());
    }

    private static String begin(JsonNode stretch) {
        return stretch.get("startTime").asText();
    }

    private static Instant date(HttpResponse<String> response) {
        return ZonedDateTime.parse(
                        response.headers().firstValue("date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
