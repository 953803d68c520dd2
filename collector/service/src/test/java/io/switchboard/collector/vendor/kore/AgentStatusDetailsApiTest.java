package io.switchboard.collector.vendor.kore;

import static io.switchboard.collector.golden.Sample.AGENT_STATUS_DETAILS;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PagingStrategy.PagingStep;
import io.switchboard.collector.fetch.PolledApi.BackfillSupport;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentStatusDetailsApiTest {
    private final AgentStatusDetailsApi api = Sample.status(0, 3);

    @Test
    void shouldReadTheSample() {
        List<StatusSegment> rows = segments(AGENT_STATUS_DETAILS.json());

        assertThat(rows).as("agents without status have no row").hasSize(8);
        assertThat(rows).extracting(StatusSegment::getUserId).containsOnly("u-fdc72ca0-a35d-57ff-bcb3-a33904a4xxxx");
        assertThat(rows).extracting(StatusSegment::getCustomId).containsOnly("123456");
        StatusSegment first = rows.getFirst();
        assertThat(first.getStartTime()).isEqualTo(Instant.parse("2023-03-09T13:20:38Z"));
        assertThat(first.getEndTime()).isEqualTo(Instant.parse("2023-03-10T21:37:42Z"));
        assertThat(first.getDurationSec()).as("hours beyond 24").isEqualTo(32 * 3600 + 17 * 60 + 4);
        StatusSegment last = rows.getLast();
        assertThat(last.getPrimaryStatus()).isEqualTo("BUSY");
        assertThat(last.getSecondaryStatus()).isEqualTo("NBK");
        assertThat(last.getEndTime()).as("a dash is none: it is still open").isNull();
        assertThat(last.getDurationSec()).isNull();
    }

    @Test
    void shouldReadTimesInTheOffsetThatItAskedFor() {
        StatusSegment first = (StatusSegment) Sample.page(Sample.status(-330, 50), AGENT_STATUS_DETAILS.json())
                .rows(Dataset.KORE_STATUS)
                .getFirst();

        assertThat(first.getStartTime())
                .as("India, 330 minutes ahead")
                .isEqualTo(Instant.parse("2023-03-09T07:50:38Z"));
    }

    @Test
    void shouldGiveTheRowsWhatStandsBeforeAndBehindTheirArray() {
        List<StatusSegment> rows = segments("""
                {"hasMore":false,"data":[
                  {"userId":"a","status":[{"startTime":"2026-03-02T08:00:00"}],"firstName":"Ann"},
                  {"status":[{"startTime":"2026-03-02T09:00:00"},{"startTime":"2026-03-02T10:00:00"}],
                   "customId":"7","userId":"b"}]}
                """);

        assertThat(rows).extracting(StatusSegment::getUserId).containsExactly("a", "b", "b");
        assertThat(rows).extracting(StatusSegment::getFirstName).containsExactly("Ann", null, null);
        assertThat(rows).extracting(StatusSegment::getCustomId).containsExactly(null, "7", "7");
    }

    @Test
    void shouldAskForTodayFirstAndForYesterdayInTheOffset() {
        List<ApiRequest> questions = Sample.status(-330, 50)
                .questions(new FetchContext(
                        Instant.parse("2026-03-02T18:29:59Z"), Optional.empty(), Map.of(), Optional.empty()));

        ApiCall request = questions.getFirst().first();
        assertThat(request.uri())
                .isEqualTo("/agentassist/api/public/analytics/account/63f07d26/agentstatusdetails?limit=50&offset=0");
        assertThat(questions)
                .extracting(question -> question.first().body().orElseThrow())
                .containsExactly(
                        "{\"filter\":{\"dateFilter\":{\"timeZoneOffSet\":-330,\"date\":\"2026-03-02\"}}}",
                        "{\"filter\":{\"dateFilter\":{\"timeZoneOffSet\":-330,\"date\":\"2026-03-01\"}}}");
        assertThat(questions.getFirst().scope())
                .isEqualTo(new RequestedRange(
                        Instant.parse("2026-03-01T18:30:00Z"), Instant.parse("2026-03-02T18:30:00Z")));
    }

    @Test
    void shouldAskForARangeAndForSomeAgentsWhereThatIsConfigured() {
        var settings = new AgentStatusDetailsSettings(
                AgentStatusDetailsSettings.DEFAULT.poll(),
                300,
                true,
                List.of("a@x.com", "b@x.com"),
                8,
                Duration.ofHours(2));

        ApiCall request = Sample.question(new AgentStatusDetailsApi("acme", "1", settings))
                .first();

        assertThat(request.body())
                .contains("{\"filter\":{\"agents\":[\"a@x.com\",\"b@x.com\"],\"dateFilter\":{\"timeZoneOffSet\":300,"
                        + "\"startDate\":\"2026-03-02\",\"endDate\":\"2026-03-02\"}}}");
    }

    @Test
    void shouldReadThePastDayByDay() {
        RequestedRange range =
                new RequestedRange(Instant.parse("2026-01-31T10:00:00Z"), Instant.parse("2026-02-02T00:00:01Z"));

        assertThat(((BackfillSupport.BackfillSupported) api.past(range, Sample.NOW)).questions())
                .hasSize(3);
    }

    @Test
    void shouldBeginEachPageWithTheLastAgentOfTheOneBefore() {
        assertThat(offset(after(page(true, "a", "b", "c")))).contains(2);
        assertThat(offset(after(page(true, "a", "b", "c"), page(true, "c", "d", "e"))))
                .contains(4);

        PagingStep end = after(page(true, "a", "b", "c"), page(false, "c", "d"));
        assertThat(end).isEqualTo(PagingStep.END);
    }

    @Test
    void shouldNoticeAnAgentWhoSlippedBetweenTwoPages() {
        PagingStep step = after(page(true, "a", "b", "c"), page(true, "d", "e", "f"));

        assertThat(step.doubt()).contains("agents moved between page 1 and the next");
        assertThat(offset(step)).as("it reads on all the same").contains(4);
        assertThat(after(page(true, "a", "b", "c"), page(false)).doubt()).isPresent();
    }

    @Test
    void shouldEndAtAPageThatLeadsNoFurther() {
        PagingStep repeats = after(page(true, "a", "b", "c"), page(true, "a", "b", "c"));
        assertThat(repeats.next()).isEmpty();
        assertThat(repeats.doubt()).contains("page 2 leads no further");
    }

    /** A vendor may say of every page that there is more. */
    @Test
    void shouldAskForOneMorePageBehindNobodyOrOneAgent() {
        assertThat(offset(after(page(true)))).contains(1);
        assertThat(offset(after(page(true, "a")))).contains(1);

        assertThat(after(page(true), page(true))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, "a"), page(true))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, "a"), page(true, "a"))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, "a"), page(false, "b", "c"))).isEqualTo(PagingStep.END);
        assertThat(offset(after(page(true, "a"), page(true, "b", "c")))).contains(2);
        assertThat(offset(after(page(true, "a"), page(true, "b")))).contains(2);
    }

    /** Of a page whose last agent has gone, nobody knows who slipped. */
    @Test
    void shouldDoubtAnEmptyPageBehindAFullOne() {
        PagingStep step = after(page(true, "a", "b", "c"), page(true));

        assertThat(step.next()).isEmpty();
        assertThat(step.doubt()).contains("agents moved between page 1 and the next");
    }

    /** The first agent is on neither. */
    @Test
    void shouldDoubtAnEmptyPageInFrontOfAnother() {
        assertThat(after(page(true), page(true, "b", "c")).doubt())
                .contains("agents moved between page 1 and the next");
    }

    /** A status that ended in the second in which it began, and the one behind it, have one key. */
    @Test
    void shouldKeepTheSegmentThatLastsOfTwoThatBeginInOneSecond() {
        String passing = segment("AVAILABLE", "08:00:00", "\"2026-03-02T08:00:00\"");
        String lasting = segment("BUSY", "08:00:00", "\"2026-03-02T08:10:00\"");
        String open = segment("AWAY", "08:00:00", "\"-\"");
        String later = segment("AVAILABLE", "08:10:00", "\"2026-03-02T08:20:00\"");

        assertThat(statuses(passing, lasting, later)).containsExactly("BUSY", "AVAILABLE");
        assertThat(statuses(lasting, passing, later)).containsExactly("BUSY", "AVAILABLE");
        assertThat(statuses(later, passing, lasting)).containsExactly("AVAILABLE", "BUSY");
        assertThat(statuses(open, lasting, passing)).containsExactly("AWAY");
        assertThat(statuses(lasting, passing, open)).containsExactly("AWAY");
    }

    private static String segment(String status, String start, String end) {
        return "{\"primaryStatus\":\"" + status + "\",\"startTime\":\"2026-03-02T" + start + "\",\"endTime\":" + end
                + "}";
    }

    private List<String> statuses(String... segments) {
        return segments("{\"hasMore\":false,\"data\":[{\"userId\":\"a\",\"status\":[" + String.join(",", segments)
                        + "]},{\"userId\":\"b\",\"status\":[]}]}")
                .stream()
                .map(StatusSegment::getPrimaryStatus)
                .toList();
    }

    @Test
    void shouldEndWithAPageThatHasNobodyBehindTheLastAgentWhateverItSaysOfMore() {
        assertThat(after(page(true, "a", "b", "c"), page(true, "c"))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, "a", "b", "c"), page(true, "d")).next()).isEmpty();
        assertThat(after(page(true, "a", "b", "c"), page(true, "d")).doubt()).isPresent();
    }

    @Test
    void shouldTakeAPageForTheLastThatDoesNotSayThatThereAreMore() {
        for (String more : List.of("", "\"hasMore\":null,", "\"hasMore\":\"false\",")) {
            DecodedResponse.ResponseRows page = decoded("{" + more + "\"data\":[{\"userId\":\"a\"}]}");
            assertThat(after(page)).as(more).isEqualTo(PagingStep.END);
        }
        assertThat(after(decoded("{\"data\":[{\"userId\":\"a\"},{\"userId\":\"b\"}],\"hasMore\":\"true\"}"))
                        .next())
                .isPresent();
    }

    /** It is there all the same: the vendor's offsets count it. */
    @Test
    void shouldCountAnAgentWithoutAnId() {
        String keyless = "{\"firstName\":\"K\",\"status\":[]}";
        DecodedResponse.ResponseRows first = agents(true, keyless, agent("a"), agent("b"));
        DecodedResponse.ResponseRows border = agents(true, agent("b"), agent("c"), keyless);

        assertThat(offset(after(first))).contains(2);
        assertThat(after(first, agents(false, agent("b"), agent("c")))).isEqualTo(PagingStep.END);
        assertThat(offset(after(first, border))).contains(4);
        assertThat(after(first, border, agents(false, keyless, agent("d")))).isEqualTo(PagingStep.END);
        assertThat(after(first, border, agents(false, "{\"firstName\":\"L\",\"status\":[]}", agent("d")))
                        .doubt())
                .isPresent();
    }

    @Test
    void shouldCountAgentsOfWhichNothingCanBeTold() {
        for (String nobody : List.of("null", "{}", "{\"userId\":null}", "{\"userId\":{}}")) {
            assertThat(offset(after(agents(true, agent("a"), nobody, agent("b")))))
                    .as(nobody)
                    .contains(2);
            assertThat(offset(after(agents(true, agent("a"), nobody), agents(true, nobody, agent("b")))))
                    .as(nobody)
                    .contains(2);
        }
    }

    private static String agent(String id) {
        return "{\"firstName\":\"F\",\"userId\":\"" + id + "\"}";
    }

    private DecodedResponse.ResponseRows agents(boolean hasMore, String... agents) {
        return decoded("{\"data\":[" + String.join(",", agents) + "],\"hasMore\":" + hasMore + "}");
    }

    private PagingStep after(DecodedResponse.ResponseRows... pages) {
        return Sample.question(api).paging().after(List.of(pages));
    }

    private static Optional<Integer> offset(PagingStep step) {
        return step.next().map(ApiCall::uri).map(uri -> Integer.valueOf(uri.replaceAll(".*offset=", "")));
    }

    private DecodedResponse.ResponseRows page(boolean hasMore, String... agents) {
        String data = IntStream.range(0, agents.length)
                .mapToObj(i -> "{\"userId\":\"" + agents[i] + "\",\"firstName\":\"F\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return decoded("{\"hasMore\":" + hasMore + ",\"limit\":3,\"data\":" + data + "}");
    }

    private DecodedResponse.ResponseRows decoded(String json) {
        return Sample.page(api, json);
    }

    private List<StatusSegment> segments(String json) {
        return decoded(json).rows(Dataset.KORE_STATUS).stream()
                .flatMap(row -> Stream.of((StatusSegment) row))
                .toList();
    }
}
