package io.switchboard.collector.vendor.liveperson;

import static io.switchboard.collector.golden.Sample.MSG_CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.handler.codec.http.HttpMethod;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.fetch.PolledApi.BackfillSupport;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgConversationApiTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String FIVE = "{\"totalResolvedConversations\":5}";

    @Test
    void shouldReadTheSampleAsRowsOfTheWholePeriod() {
        List<Metrics> rows = rows(MSG_CONVERSATION.api(), MSG_CONVERSATION.question(), MSG_CONVERSATION.json());

        assertThat(rows)
                .extracting(Metrics::getLevel, Metrics::getSkillId, Metrics::getAgentId)
                .containsExactly(
                        tuple("period-skill-agent", "3", "2"),
                        tuple("period-skill-agent", "3", "6"),
                        tuple("period-skill", "3", "all"),
                        tuple("period-skill", "all", "all"),
                        tuple("period-agent", "all", "2"),
                        tuple("period-agent", "all", "all"));
        assertThat(rows).extracting(Metrics::getBucketStart).containsOnly(Instant.parse("2026-03-02T12:25:00Z"));
        assertThat(rows).extracting(Metrics::getBucketEnd).containsOnly(Instant.parse("2026-03-02T13:30:00Z"));
        assertThat(rows).extracting(Metrics::getIntervalMin).containsOnly(60);
        assertThat(rows.getFirst().getTotalResolvedConversations()).isEqualTo(103);
        assertThat(rows.getFirst().getTotalHandlingTimeResolvedConversationsMs())
                .isEqualTo(3_248);
        assertThat(rows.getFirst().getAvgTimeResolvedConversationsByCcpMs()).isEqualTo(20.285715);
    }

    @Test
    void shouldReadTheSpellingsOfThePagesText() {
        String text = MSG_CONVERSATION
                .json()
                .replace("skillsMetricsPerAgent", "skillsMetrics")
                .replace("metricsTotals", "metricsTotal");

        assertThat(rows(MSG_CONVERSATION.api(), MSG_CONVERSATION.question(), text))
                .isEqualTo(rows(MSG_CONVERSATION.api(), MSG_CONVERSATION.question(), MSG_CONVERSATION.json()));
    }

    @Test
    void shouldReadSecondsWhereThatIsTheConfiguredUnit() {
        Metrics row = rows(
                        Sample.conversations(60, 5, TimeUnit.SECONDS),
                        MSG_CONVERSATION.question(),
                        MSG_CONVERSATION.json())
                .getFirst();

        assertThat(row.getTotalHandlingTimeResolvedConversationsMs()).isEqualTo(3_248_000);
        assertThat(row.getAvgTimeResolvedConversationsByCcpMs()).isEqualTo(20_285.715);
        assertThat(row.getTotalResolvedConversations()).as("no time").isEqualTo(103);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":%d,\"metricsData\":{%s}}",
                "{\"metricsData\":{%2$s},\"timestamp\":%1$d}",
                "{%2$s,\"timestamp\":%1$d}"
            })
    void shouldReadIntervalsByTheirEnd(String interval) {
        String totals = "\"metricsTotals\":" + FIVE;
        String json = "{\"metricsByIntervals\":["
                + interval.formatted(NOON.toEpochMilli(), totals) + ","
                + interval.formatted(NOON.plusSeconds(300).toEpochMilli(), totals)
                + "],\"metricsTotals\":{\"totalResolvedConversations\":10}}";

        List<Metrics> rows = rows(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), NOON.plusSeconds(61), json);

        assertThat(rows)
                .extracting(Metrics::getLevel, Metrics::getBucketStart, Metrics::getBucketEnd, Metrics::getIntervalMin)
                .containsExactly(
                        tuple("account", NOON.minusSeconds(300), NOON, 5),
                        tuple("account", NOON, NOON.plusSeconds(300), 5),
                        tuple("period-account", NOON.minusSeconds(3600), NOON.plusSeconds(300), 60));
    }

    @Test
    void shouldNotTakeAnIntervalWithoutItsEndForTheWholePeriod() {
        String json =
                "{\"metricsByIntervals\":[{\"timestamp\":null,\"metricsData\":{\"metricsTotals\":" + FIVE + "}}]}";

        DecodedResponse.ResponseRows page =
                page(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), question(60, 5, NOON), json);

        assertThat(page.rows(Dataset.LIVEPERSON_CONVERSATIONS)).isEmpty();
        assertThat(page.of(Dataset.LIVEPERSON_CONVERSATIONS).rejected())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.path()).isEqualTo("bucket_end");
                    assertThat(((Metrics) bad.partial()).getBucketEnd())
                            .as("no key")
                            .isNull();
                });
    }

    /** Now 13:29, 7 minutes: the vendor's data are of 13:20 to 13:29. */
    @Test
    void shouldBeginTheFirstExampleOfThePageAt1320() {
        ApiRequest question = question(7, 0, Instant.parse("2026-03-02T13:29:00Z"));

        Metrics row = rows(
                        Sample.conversations(7, 0, TimeUnit.MILLISECONDS), question, "{\"metricsTotals\":" + FIVE + "}")
                .getFirst();

        assertThat(row.getBucketStart()).isEqualTo(Instant.parse("2026-03-02T13:20:00Z"));
        assertThat(row.getBucketEnd()).isEqualTo(Instant.parse("2026-03-02T13:30:00Z"));
        assertThat(row.getLevel()).isEqualTo("period-account");
    }

    /** Now 8:07, timeframe=20&interval=10: 8:00 - 8:10, 7:50 - 8:00, and five minutes of data in 7:45 - 7:50. */
    @Test
    void shouldLeaveTheInterrupedIntervalOfTheSecondExampleOut() {
        Instant now = Instant.parse("2026-03-02T08:07:00Z");

        List<Metrics> rows =
                rows(Sample.conversations(20, 10, TimeUnit.MILLISECONDS), now, intervals("08:10", "08:00", "07:50"));

        assertThat(rows)
                .extracting(row -> row.getBucketStart().toString().substring(11, 16))
                .containsExactly("08:00", "07:50");
    }

    /** At 8:03 the intervals of ten minutes end at 8:05, 7:55 and 7:45: none of those of 8:07 is among them. */
    @Test
    void shouldMissNoIntervalThatEndsAtOtherFiveMinutes() {
        assertThat(question(20, 10, NOON).scope()).isEqualTo(RequestedRange.NONE);
        assertThat(question(60, 0, NOON).scope()).isEqualTo(RequestedRange.NONE);
        assertThat(question(60, 5, NOON).scope())
                .isEqualTo(new RequestedRange(NOON.minusSeconds(55 * 60), Instant.MAX));
    }

    @Test
    void shouldTakeAnIntervalForWhatTheVendorRoundsItTo() {
        Instant now = Instant.parse("2026-03-02T08:07:00Z");

        Metrics row = rows(Sample.conversations(21, 7, TimeUnit.MILLISECONDS), now, intervals("08:10"))
                .getFirst();

        assertThat(row.getBucketStart()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(row.getIntervalMin()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 5, 0, 60",
        "60, 5, 54, 60",
        "60, 5, 55, 60",
        "60, 5, 56, 60 65",
        "60, 5, 600, 60 605",
        "60, 5, 2000, 60 1440",
        "60, 0, 300, 60",
        "100, 50, 1390, 100 1400",
        "1440, 1440, 90, 1440"
    })
    void shouldAskForWhatItMissedBesideItsWindow(int timeframe, int interval, int missed, String asked) {
        FetchContext moment =
                new FetchContext(NOON, Optional.of(NOON.minus(Duration.ofMinutes(missed))), Map.of(), Optional.empty());

        assertThat(timeframes(Sample.conversations(timeframe, interval, TimeUnit.MILLISECONDS)
                        .questions(moment)))
                .isEqualTo(asked);
    }

    /** Else a wrong answer, if it was the last one to show an interval, would stand. */
    @ParameterizedTest
    @CsvSource({
        "30, 60, 55",
        "54, 60, 55",
        "56, 60 65, 60",
        "60, 60 65, 60",
        "64, 60 70, 65",
        "65, 60 70, 65",
        "1500, 60 1440, 1435"
    })
    void shouldAskOnceMoreForWhatWasNew(int minutesAgo, String asked, int from) {
        Instant unconfirmed = NOON.minus(Duration.ofMinutes(minutesAgo));
        FetchContext moment = new FetchContext(NOON, Optional.of(NOON), Map.of(), Optional.of(unconfirmed));

        List<ApiRequest> questions =
                Sample.conversations(60, 5, TimeUnit.MILLISECONDS).questions(moment);

        Instant window = NOON.minus(Duration.ofMinutes(55));
        assertThat(timeframes(questions)).isEqualTo(asked);
        assertThat(questions.getFirst().scope()).isEqualTo(new RequestedRange(window, Instant.MAX));
        assertThat(questions.getLast().scope().from())
                .as("what of it is missing, is gone")
                .isEqualTo(NOON.minus(Duration.ofMinutes(from)));
    }

    private static String timeframes(List<ApiRequest> questions) {
        return questions.stream()
                .map(question -> question.first().uri().replaceAll(".*timeframe=(\\d+).*", "$1"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void shouldAskAsThePageSays() {
        assertThat(question(60, 5, NOON).first().uri())
                .isEqualTo("/operations/api/account/12345678/msgconversation"
                        + "?agentIds=all&interval=5&skillIds=all&timeframe=60&v=1");
        assertThat(Sample.question(api("", "")).first().uri())
                .isEqualTo("/operations/api/account/1/msgconversation?interval=5&timeframe=60&v=1");
    }

    @Test
    void shouldPostWhereTheIdsAreTooManyForAnAddress() {
        String many = IntStream.range(0, 400).mapToObj(Integer::toString).collect(Collectors.joining(","));

        ApiCall request = Sample.question(api("all", many)).first();

        assertThat(request.method()).isEqualTo(HttpMethod.POST);
        assertThat(request.uri()).isEqualTo("/operations/api/account/1/msgconversation");
        assertThat(request.body().orElseThrow())
                .contains("\"agentIds\":\"" + many + "\"", "\"timeframe\":\"60\"", "\"interval\":\"5\"", "\"v\":\"1\"");
    }

    @Test
    void shouldReadThatPartOfThePastThatTheVendorStillTells() {
        RequestedRange range = new RequestedRange(NOON.minus(Duration.ofHours(3)), NOON.minus(Duration.ofHours(2)));
        MsgConversationApi api = Sample.conversations(60, 5, TimeUnit.MILLISECONDS);

        ApiRequest question = ((BackfillSupport.BackfillSupported) api.past(range, NOON))
                .questions()
                .getFirst();

        assertThat(question.first().uri()).contains("timeframe=185&");
        assertThat(rows(api, question, intervals("09:00", "09:05", "10:00", "10:05")))
                .extracting(row -> row.getBucketEnd().toString().substring(11, 16))
                .as("begins in the range, and nothing of the present")
                .containsExactly("09:05", "10:00");
    }

    @Test
    void shouldSayWhyThePastCannotBeRead() {
        RequestedRange yesterday = new RequestedRange(NOON.minus(Duration.ofHours(25)), NOON);

        assertThat(((BackfillSupport.BackfillUnsupported) Sample.conversations(60, 5, TimeUnit.MILLISECONDS)
                                .past(yesterday, NOON))
                        .reason())
                .contains("24 hours");
        assertThat(((BackfillSupport.BackfillUnsupported) Sample.conversations(60, 0, TimeUnit.MILLISECONDS)
                                .past(yesterday, NOON))
                        .reason())
                .contains("without an interval");
    }

    private static MsgConversationApi api(String skills, String agents) {
        return new MsgConversationApi(
                "acme",
                "1",
                new MsgConversationSettings(
                        MsgConversationSettings.DEFAULT.poll(),
                        60,
                        Optional.of(5),
                        skills,
                        agents,
                        TimeUnit.MILLISECONDS));
    }

    private static String intervals(String... ends) {
        return List.of(ends).stream()
                .map(end -> Instant.parse("2026-03-02T" + end + ":00Z").toEpochMilli())
                .map(end -> "{\"timestamp\":" + end + ",\"metricsData\":{\"metricsTotals\":" + FIVE + "}}")
                .collect(Collectors.joining(",", "{\"metricsByIntervals\":[", "]}"));
    }

    private static ApiRequest question(int timeframe, int interval, Instant now) {
        return Sample.conversations(timeframe, interval, TimeUnit.MILLISECONDS)
                .questions(new FetchContext(now, Optional.empty(), Map.of(), Optional.empty()))
                .getFirst();
    }

    private static List<Metrics> rows(PolledApi api, Instant now, String json) {
        return rows(
                api,
                api.questions(new FetchContext(now, Optional.empty(), Map.of(), Optional.empty()))
                        .getFirst(),
                json);
    }

    private static List<Metrics> rows(PolledApi api, ApiRequest question, String json) {
        DecodedResponse.ResponseRows page = page(api, question, json);
        assertThat(page.of(Dataset.LIVEPERSON_CONVERSATIONS).rejected()).isEmpty();
        assertThat(page.unknownFields()).isEmpty();
        return page.rows(Dataset.LIVEPERSON_CONVERSATIONS).stream()
                .map(row -> (Metrics) row)
                .toList();
    }

    private static DecodedResponse.ResponseRows page(PolledApi api, ApiRequest question, String json) {
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed(json.getBytes(StandardCharsets.UTF_8));
        CallResult reply = api.judge(question, new CallResult.AnsweredCall(decoder.finish(), CallResult.CallCost.NONE));
        return (DecodedResponse.ResponseRows) ((CallResult.AnsweredCall) reply).answer();
    }
}
