package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Answers as they really come, of every API. */
class OddAnswersIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-02T17:02:00Z");

    OddAnswersIT() {
        super(START);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED_FRACTION, 429, 1.5", "UNAVAILABLE, 503, 2", "FORBIDDEN_FOR_NOW, 403, 2"})
    void shouldSayWhenToComeBack(FaultKind kind, int status, String when) {
        HttpResponse<String> answer = ask(SimulatedApi.KORE_CALL_VOLUME, kind);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("retry-after")).contains(when);
    }

    @Test
    void shouldSayByTheVendorsClockWhenToComeBack() {
        simulator.faults().add(InjectedFault.lasting(FaultKind.CLOCK_OFF, "acme"));
        HttpResponse<String> answer = ask(SimulatedApi.CONVOSO_AGENT_MONITOR, FaultKind.THROTTLED_DATE);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Duration.between(date(answer, "date"), date(answer, "retry-after")))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(Duration.between(simulator.time().now(), date(answer, "date")))
                .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(610));
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldForbidWhereATokenHasExpired(SimulatedApi api) throws IOException {
        HttpResponse<String> answer = ask(api, FaultKind.EXPIRED_TOKEN_FORBIDDEN);

        assertThat(answer.statusCode()).isEqualTo(isConvoso(api) ? 200 : 403);
        assertThat(client.json(answer).toString()).contains("403");
    }

    @ParameterizedTest
    @EnumSource(SimulatedApi.class)
    void shouldWriteAnOddValueIntoOneRow(SimulatedApi api) throws IOException {
        JsonNode sound = json(ask(api));
        JsonNode odd = json(ask(api, FaultKind.ODD_VALUE));

        assertThat(odd).isNotEqualTo(sound);
        assertThat(odd.toString()).containsAnyOf("N/A", "-00:00:03");
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedApi.class,
            mode = Mode.EXCLUDE,
            names = {"LIVEPERSON_MSGCONVERSATION", "KORE_AGENT_STATUS_DETAILS"})
    void shouldGroupThousandsAndWriteWholeNumbersWithAFraction(SimulatedApi api) throws IOException {
        String field = Map.of(
                        SimulatedApi.CONVOSO_AGENT_MONITOR, "status_time_sec",
                        SimulatedApi.CONVOSO_AGENT_PERFORMANCE, "calls",
                        SimulatedApi.KORE_CALL_VOLUME, "conversationTalkTime")
                .get(api);
        List<JsonNode> sound = json(ask(api)).findValues(field);
        List<JsonNode> grouped = json(ask(api, FaultKind.GROUPED_NUMBER)).findValues(field);

        for (int i = 0; i < sound.size(); i++) {
            long number = sound.get(i).asLong();
            assertThat(grouped.get(i).toString())
                    .isEqualTo(number < 1_000 ? number + ".0" : String.format(Locale.ROOT, "\"%,d\"", number));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedApi.class,
            names = {"CONVOSO_AGENT_MONITOR", "KORE_AGENT_STATUS_DETAILS", "KORE_CALL_VOLUME"})
    void shouldHaveARowWithoutAKeyForAsLongAsItStands(SimulatedApi api) throws IOException {
        String mark = api == SimulatedApi.KORE_AGENT_STATUS_DETAILS ? "\"startTime\":\"-\"" : "Deleted ";
        assertThat(ask(api).body()).doesNotContain(mark);
        simulator.faults().add(InjectedFault.lasting(FaultKind.ROW_WITHOUT_KEY, "acme"));

        JsonNode odd = json(ask(api));

        assertThat(odd.toString()).containsOnlyOnce(mark);
        assertThat(ask(api).body()).containsOnlyOnce(mark);
        if (api == SimulatedApi.CONVOSO_AGENT_MONITOR) {
            assertThat(odd.findValuesAsText("user_id")).endsWith("0");
            assertThat(odd.findValue("agent_total").asInt())
                    .isEqualTo(odd.findValue("agents").size());
        }
        assertThat(ask(api, FaultKind.HTML).body()).startsWith("<");
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedApi.class, mode = Mode.EXCLUDE, names = "LIVEPERSON_MSGCONVERSATION")
    void shouldHideANulInAName(SimulatedApi api) throws IOException {
        assertThat(json(ask(api, FaultKind.NUL_IN_NAME)).toString()).contains("\\u0000");
    }

    @Test
    void shouldWriteTheListOfAgentsInManyWays() throws IOException {
        assertThat(monitor(FaultKind.OBJECT_FOR_LIST).at("/data/entries/agents/0/user_id"))
                .isEqualTo(monitor().at("/data/entries/agents/0/user_id"));
        assertThat(monitor(FaultKind.OBJECT_FOR_LIST).at("/data/entries/agents").has("1"))
                .isFalse();
        assertThat(monitor(FaultKind.EMPTY_OBJECT_FOR_LIST).at("/data/entries/agents"))
                .isEqualTo(json("{}"));
        assertThat(monitor(FaultKind.NULL_FOR_LIST).at("/data/entries/agents")).isEqualTo(json("null"));
        assertThat(monitor(FaultKind.EMPTY_ENTRIES).at("/data/entries")).isEqualTo(json("[]"));
        assertThat(monitor(FaultKind.EMPTY_OBJECT_ENTRIES).at("/data/entries")).isEqualTo(json("{}"));
        assertThat(monitor(FaultKind.NULL_ENTRIES).at("/data/entries")).isEqualTo(json("null"));
    }

    @Test
    void shouldRefuseADayOnWhichNobodyWorked() throws IOException {
        simulator.faults().add(InjectedFault.lasting(FaultKind.NOBODY_REFUSED, "acme"));

        JsonNode nobody = json(performance("2026-02-01"));
        JsonNode today = json(performance("2026-03-02"));

        assertThat(nobody.get("success").asBoolean(true)).isFalse();
        assertThat(nobody.get("text").asText()).isEqualTo("Missing Agents");
        assertThat(today.get("data")).isNotEmpty();
    }

    @Test
    void shouldShowAnAgentTwiceNowInOneOrderNowInTheOther() throws IOException {
        Set<Boolean> oldFirst = new HashSet<>();
        simulator.faults().add(InjectedFault.times(6, FaultKind.AGENT_TWICE, "acme"));
        List<String> sound =
                monitor().findValuesAsText("user_id").stream().distinct().toList();

        for (int poll = 0; poll < 5; poll++) {
            List<JsonNode> rows =
                    monitor().at("/data/entries/agents").valueStream().toList();
            assertThat(rows).hasSize(sound.size() + 1);
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i).get("user_id").equals(rows.get(i - 1).get("user_id"))) {
                    oldFirst.add(rows.get(i - 1)
                                    .get("last_update_time")
                                    .asText()
                                    .compareTo(
                                            rows.get(i).get("last_update_time").asText())
                            < 0);
                }
            }
        }

        assertThat(oldFirst).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void shouldWarnInFrontOfAndBehindTheText() throws IOException {
        HttpResponse<String> inFront = ask(SimulatedApi.CONVOSO_AGENT_MONITOR, FaultKind.WARNING_IN_FRONT);
        HttpResponse<String> behind = ask(SimulatedApi.CONVOSO_AGENT_PERFORMANCE, FaultKind.WARNING_BEHIND);

        assertThatThrownBy(() -> client.json(inFront)).isInstanceOf(JsonProcessingException.class);
        assertThat(inFront.body()).startsWith("<br />\n<b>Warning</b>: ").contains("{\"success\":true");
        assertThat(behind.body()).startsWith("{\"success\":true").endsWith("<br />\n");
        assertThat(client.json(behind).get("data")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WRAPPED, 200", "WRAPPED_THROTTLED, 429", "WRAPPED_ERROR, 500"})
    void shouldWrapAnAnswer(FaultKind kind, int code) throws IOException {
        JsonNode sound = json(ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION));
        HttpResponse<String> wrapped = ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION, kind);

        assertThat(wrapped.statusCode()).isEqualTo(200);
        assertThat(json(wrapped).at("/meta/responseCode").asInt()).isEqualTo(code);
        assertThat(json(wrapped).get("body")).isEqualTo(code == 200 ? sound : json("null"));
    }

    @Test
    void shouldHaveConversationsWithoutAnAgent() throws IOException {
        JsonNode sound = json(ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION));
        simulator.faults().add(InjectedFault.lasting(FaultKind.WITHOUT_AGENT, "acme"));

        JsonNode odd = json(ask(SimulatedApi.LIVEPERSON_MSGCONVERSATION));

        JsonNode agents = odd.at("/agentsMetrics/metricsPerAgent");
        assertThat(agents.has("-1")).isTrue();
        assertThat(agents.has("null")).isTrue();
        assertThat(odd.at("/agentsMetrics/metricsTotals")).isEqualTo(sound.at("/agentsMetrics/metricsTotals"));
    }

    private JsonNode monitor(FaultKind kind) throws IOException {
        return json(ask(SimulatedApi.CONVOSO_AGENT_MONITOR, kind));
    }

    private JsonNode monitor() throws IOException {
        return json(ask(SimulatedApi.CONVOSO_AGENT_MONITOR));
    }

    private HttpResponse<String> performance(String day) {
        return client.get(
                "/v1/agent-performance/search?auth_token=acme-token&date_start=%s&date_end=%1$s".formatted(day));
    }

    private static boolean isConvoso(SimulatedApi api) {
        return api.wireName().startsWith("convoso");
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private static Instant date(HttpResponse<String> answer, String header) {
        return ZonedDateTime.parse(
                        answer.headers().firstValue(header).orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
