package io.switchboard.collector.vendor.convoso;

import static io.switchboard.collector.golden.Sample.AGENT_PERFORMANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PolledApi.BackfillSupport;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentPerformanceApiTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    void shouldReadTheSample() {
        Performance row = only(AGENT_PERFORMANCE.json());

        assertThat(row.getAccount()).isEqualTo("acme");
        assertThat(row.getUserId()).isEqualTo("1234567");
        assertThat(row.getDateStart()).as("asked for").isEqualTo(TODAY);
        assertThat(row.getDateEnd()).isEqualTo(TODAY);
        assertThat(row.getName()).isEqualTo("Example Agent");
        assertThat(row.getTalkSec()).isEqualTo(3 * 3600 + 24 * 60 + 51);
        assertThat(row.getTotalTime()).isEqualTo(31_169);
        assertThat(row.getTalkSecPt()).isEqualTo(39.43);
        assertThat(row.getPauseSecPt()).isEqualTo(9.1);
        assertThat(row.getOthers()).isEqualTo(708);
        assertThat(row.getCallType()).as("empty text is none").isNull();
    }

    @Test
    void shouldReadHoursBeyondADayAndNumbersThatComeAsText() {
        Performance row = only(AGENT_PERFORMANCE
                .json()
                .replace("03:24:51", "103:24:51")
                .replace("843", "\"843\"")
                .replace("39.43", "\"39.43\"")
                .replace("\"am\": 135", "\"am\": null"));

        assertThat(row.getTalkSec()).isEqualTo(103 * 3600 + 24 * 60 + 51);
        assertThat(row.getCalls()).isEqualTo(843);
        assertThat(row.getTalkSecPt()).isEqualTo(39.43);
        assertThat(row.getAm()).isNull();
    }

    @Test
    void shouldTakeAnEmptyArrayForNobodyAndAnArrayForTheTablesWord() {
        assertThat(page("{\"success\":true,\"total\":0,\"data\":[]}").rows(Dataset.CONVOSO_PERFORMANCE))
                .isEmpty();
        assertThat(only("{\"data\":[{\"user_id\":\"7\",\"calls\":3}]}").getCalls())
                .isEqualTo(3);
    }

    @Test
    void shouldTakeTheAgentFromTheKeyOfARowThatDoesNotSay() {
        assertThat(only("{\"data\":{\"7\":{\"calls\":3}}}").getUserId()).isEqualTo("7");
    }

    @Test
    void shouldDoubtAnAnswerThatCountsMoreThanItShows() {
        String one = AGENT_PERFORMANCE.json();
        String bad = one.replace("843", "{}");

        assertThat(doubt(one)).isEmpty();
        assertThat(doubt(one.replace("\"total\": 1", "\"total\": \"1\""))).isEmpty();
        assertThat(doubt(one.replace("\"total\": 1", "\"total\": null"))).isEmpty();
        assertThat(doubt(bad)).as("it is there, though it cannot be read").isEmpty();
        assertThat(doubt(one.replace("\"total\": 1", "\"total\": 2"))).contains("the vendor counts 2 rows and shows 1");
    }

    @Test
    void shouldTakeTheVendorsVerdictForAFailure() {
        CallResult reply = AGENT_PERFORMANCE.read("{\"success\":false,\"code\":6042,\"text\":\"Invalid list\"}");

        assertThat(((CallResult.UnansweredCall) reply).failure())
                .isEqualTo(new CallFailure.Refused("success: false, code 6042: Invalid list"));
    }

    @Test
    void shouldAskForTodayAndForYesterdayInTheAccountsZone() {
        Instant beforeMidnight = Instant.parse("2026-03-03T07:59:59Z");

        assertThat(requests(api(false), beforeMidnight))
                .containsExactly(
                        "/v1/agent-performance/search?date_end=2026-03-02&date_start=2026-03-02&user_ids=1%2C2",
                        "/v1/agent-performance/search?date_end=2026-03-01&date_start=2026-03-01&user_ids=1%2C2");
        assertThat(requests(api(false), beforeMidnight.plusSeconds(1)).getFirst())
                .contains("date_start=2026-03-03");
    }

    @Test
    void shouldPostAFormWhereThatIsConfigured() {
        ApiCall request = Sample.question(api(true)).first();

        assertThat(request.method()).isEqualTo(HttpMethod.POST);
        assertThat(request.uri()).isEqualTo("/v1/agent-performance/search");
        assertThat(request.body()).contains("date_end=2026-03-02&date_start=2026-03-02&user_ids=1%2C2");
    }

    @Test
    void shouldReadThePastDayByDay() {
        RequestedRange range =
                new RequestedRange(Instant.parse("2026-02-01T12:00:00Z"), Instant.parse("2026-02-03T08:00:00Z"));

        BackfillSupport.BackfillSupported told =
                (BackfillSupport.BackfillSupported) api(false).past(range, Sample.NOW);

        assertThat(told.questions())
                .extracting(question -> question.asked().get("date_start"))
                .as("days in Los Angeles; the last one's first instant is not part of the range")
                .containsExactly(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-02"));
    }

    private static AgentPerformanceApi api(boolean formPost) {
        return new AgentPerformanceApi(
                "acme",
                ZoneId.of("America/Los_Angeles"),
                new AgentPerformanceSettings(
                        AgentPerformanceSettings.DEFAULT.poll(),
                        formPost,
                        Duration.ofHours(2),
                        Map.of("user_ids", "1,2")));
    }

    private static List<String> requests(AgentPerformanceApi api, Instant now) {
        return api.questions(new FetchContext(now, Optional.empty(), Map.of(), Optional.empty())).stream()
                .map(ApiRequest::first)
                .map(ApiCall::uri)
                .toList();
    }

    private static DecodedResponse.ResponseRows page(String json) {
        return Sample.page(AGENT_PERFORMANCE.api(), json);
    }

    private static Performance only(String json) {
        List<?> rows = page(json).rows(Dataset.CONVOSO_PERFORMANCE);
        assertThat(rows).hasSize(1);
        return (Performance) rows.getFirst();
    }

    private static Optional<String> doubt(String json) {
        return AGENT_PERFORMANCE.question().paging().after(List.of(page(json))).doubt();
    }
}
