package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can go wrong, on every API. */
class VendorFaultsIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-02T17:02:00Z");
    private static final String TODAY = "\"date\":\"2026-03-02\",\"timeZoneOffSet\":0";

    VendorFaultsIT() {
        super(SimulatedTime.startingAt(START, 10), AccountOptions.of("acme", "acme-token"));
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldRefuseThrottleAndFailInTheVendorsWords(SimulatedApi api) throws IOException {
        boolean convoso = api.wireName().startsWith("convoso");

        HttpResponse<String> refused = ask(api, FaultKind.REFUSED);
        HttpResponse<String> expired = ask(api, FaultKind.EXPIRED_TOKEN);
        HttpResponse<String> failed = ask(api, FaultKind.SUCCESS_FALSE);
        HttpResponse<String> throttled = ask(api, FaultKind.THROTTLED_LONG);

        assertThat(List.of(refused.statusCode(), expired.statusCode(), failed.statusCode()))
                .isEqualTo(convoso ? List.of(200, 200, 200) : List.of(401, 401, 400));
        assertThat(client.json(refused).toString()).contains("401");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("retry-after")).contains("3600");
        assertThat(ask(api).statusCode()).isEqualTo(200);
        assertThat(simulator.account("acme").lastAnswer(api)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldSpoilTheText(SimulatedApi api) throws IOException {
        assertThat(ask(api, FaultKind.HTML).body()).startsWith("<");
        assertThat(ask(api, FaultKind.SERVER_ERROR).statusCode()).isEqualTo(500);
        HttpResponse<String> cut = ask(api, FaultKind.TRUNCATED);
        assertThatThrownBy(() -> client.json(cut)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldMisshapeRowsAndLeaveThemOut(SimulatedApi api) throws IOException {
        JsonNode sound = client.json(ask(api));

        for (FaultKind kind : List.of(
                FaultKind.WRONG_TYPE_IN_ROW,
                FaultKind.UNKNOWN_FIELD,
                FaultKind.NUMBER_AS_TEXT,
                FaultKind.MISSING_AGENTS,
                FaultKind.EMPTY_AGENTS,
                FaultKind.HALF_AGENTS)) {
            if (api == SimulatedApi.KORE_AGENT_STATUS_DETAILS && kind == FaultKind.NUMBER_AS_TEXT) {
                continue;
            }
            assertThat(client.json(ask(api, kind))).as(kind.wireName()).isNotEqualTo(sound);
        }
        assertThat(client.json(ask(api, FaultKind.WRONG_TYPE_IN_ROW)).findValuesAsText("value"))
                .isNotEmpty();
        assertThat(client.json(ask(api, FaultKind.UNKNOWN_FIELD)).findParents("coach"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedApi.class,
            names = {"CONVOSO_AGENT_PERFORMANCE", "LIVEPERSON_MSGCONVERSATION"})
    void shouldWriteAnEmptyArrayWhereAnObjectBelongs(SimulatedApi api) throws IOException {
        String field = api == SimulatedApi.CONVOSO_AGENT_PERFORMANCE ? "data" : "metricsPerAgent";

        assertThat(client.json(ask(api, FaultKind.EMPTY_ARRAY_FOR_OBJECT))
                        .findValue(field)
                        .isArray())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedApi.class,
            names = {"CONVOSO_AGENT_PERFORMANCE", "KORE_CALL_VOLUME"})
    void shouldMiscount(SimulatedApi api) throws IOException {
        String field = api == SimulatedApi.KORE_CALL_VOLUME ? "totalCount" : "total";
        int sound = client.json(ask(api)).get(field).asInt();

        assertThat(client.json(ask(api, FaultKind.TOTAL_MISMATCH)).get(field).asInt())
                .isEqualTo(sound + 3);
        JsonNode half = client.json(ask(api, FaultKind.HALF_AGENTS));
        assertThat(half.get(field).asInt()).isEqualTo((sound + 1) / 2);
    }

    @Test
    void shouldSpellOtherwise() throws IOException {
        JsonNode conversations = client.json(ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION, FaultKind.WRONG_SPELLING));
        JsonNode volume = client.json(ask(SimulatedApi.KORE_CALL_VOLUME, FaultKind.WRONG_SPELLING));
        JsonNode statuses = client.json(ask(SimulatedApi.KORE_AGENT_STATUS_DETAILS, FaultKind.WRONG_SPELLING));

        assertThat(conversations
                        .at("/timeframeSummary/skillsMetrics/metricsTotal/totalResolvedConversations")
                        .asInt())
                .isPositive();
        assertThat(conversations.findValue("metricsTotals")).isNull();
        assertThat(conversations.findValue("skillsMetricsPerAgent")).isNull();
        assertThat(volume.at("/CallVolumeUpdate/0").has("maxQueueHoldTimeAbandoned"))
                .isTrue();
        assertThat(statuses.findValuesAsText("primaryStatus")).contains("Available");
    }

    @Test
    void shouldNotSpendAFaultOnAnAnswerItDoesNotSuit() {
        assertThat(ask(SimulatedApi.CONVOSO_AGENT_MONITOR, FaultKind.WRONG_SPELLING)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION, FaultKind.PAGE_FAILS)
                        .statusCode())
                .isEqualTo(200);

        assertThat(simulator.faults().list())
                .extracting(InjectedFault::kind)
                .containsExactly(FaultKind.WRONG_SPELLING, FaultKind.PAGE_FAILS);
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldSetTheClockAhead(SimulatedApi api) {
        ZonedDateTime before = date(ask(api));
        ZonedDateTime jumped = date(ask(api, FaultKind.CLOCK_JUMP));

        assertThat(before.toInstant()).isBetween(START.minusSeconds(1), START.plusSeconds(600));
        assertThat(Duration.between(before, jumped)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(65));
    }

    @Test
    void shouldFailOnTheSecondPageOnly() {
        simulator
                .faults()
                .add(InjectedFault.times(1, FaultKind.PAGE_FAILS, "acme").of(SimulatedApi.KORE_AGENT_STATUS_DETAILS));

        assertThat(Stream.of(0, 10, 10)
                        .map(offset -> kore.statusDetails(TODAY, 10, offset).statusCode()))
                .containsExactly(200, 500, 200);
        simulator.faults().add(InjectedFault.times(1, FaultKind.PAGE_FAILS, "acme"));
        assertThat(Stream.of(0, 3, 3).map(skip -> volume(skip, 3).statusCode())).containsExactly(200, 500, 200);
    }

    @Test
    void shouldRepeatTheFirstPageForEver() throws IOException {
        simulator.faults().add(InjectedFault.lasting(FaultKind.PAGE_REPEATS, "acme"));
        List<String> first = users(0);

        for (int offset : List.of(10, 30, 5_000)) {
            assertThat(users(offset)).isEqualTo(first);
            assertThat(client.json(kore.statusDetails(TODAY, 10, offset))
                            .get("hasMore")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(client.json(volume(6, 3)).get("CallVolumeUpdate"))
                .isEqualTo(client.json(volume(0, 3)).get("CallVolumeUpdate"));
    }

    @Test
    void shouldMoveAnotherRowBetweenPagesAtEveryReading() throws IOException {
        List<String> sound = users(10);
        simulator.faults().add(InjectedFault.lasting(FaultKind.MOVES_BETWEEN_PAGES, "acme"));
        Set<String> missed = new HashSet<>();

        for (int reading = 0; reading < 4; reading++) {
            List<String> first = users(0);
            List<String> second = users(10);
            assertThat(second).hasSameSizeAs(sound).startsWith(first.getLast());
            List<String> gone =
                    sound.stream().filter(user -> !second.contains(user)).toList();
            assertThat(gone).hasSize(1);
            missed.addAll(gone);
        }

        assertThat(missed).hasSizeGreaterThan(1);
    }

    @Test
    void shouldTakeAFaultForOneApiOverHttp() {
        String body = "{\"account\":\"acme\",\"api\":\"kore.call-volume\",\"kind\":\"refused\",\"count\":1}";
        assertThat(client.post("/faults", body).body()).contains("\"api\":\"kore.call-volume\"");
        assertThat(client.post("/faults", "{\"api\":\"kore\",\"kind\":\"refused\"}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(ask(SimulatedApi.KORE_AGENT_STATUS_DETAILS).statusCode()).isEqualTo(200);
        assertThat(ask(SimulatedApi.KORE_CALL_VOLUME).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> volume(int skip, int limit) {
        return kore.callVolume("2026-03-02T13:00:00Z", "2026-03-02T18:00:00Z", skip, limit);
    }

    private List<String> users(int offset) throws IOException {
        return client.json(kore.statusDetails(TODAY, 10, offset)).findValuesAsText("userId");
    }

    private static ZonedDateTime date(HttpResponse<String> response) {
        return ZonedDateTime.parse(
                response.headers().firstValue("date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
