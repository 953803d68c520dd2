package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void shouldReadWhatStandsBehindTheQuestionMark() {
        QueryParameters parameters = get("a=1%2C2&b=&c=%20");

        assertThat(parameters.text("a")).contains("1,2");
        assertThat(parameters.text("b")).isEmpty();
        assertThat(parameters.text("c")).isEmpty();
        assertThat(parameters.faults()).isEmpty();
    }

    @Test
    void shouldReadTextsAndNumbersOfABodyBeforeTheQuery() {
        QueryParameters parameters = post("a=1&b=2", """
                {"a": "3", "c": 1440, "d": null}
                """);

        assertThat(parameters.text("a")).contains("3");
        assertThat(parameters.text("b")).contains("2");
        assertThat(parameters.text("c")).contains("1440");
        assertThat(parameters.text("d")).isEmpty();
        assertThat(parameters.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{\"a\":1",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":[1]}",
                "{\"a\":{}}"
            })
    void shouldFindFaultWithABodyThatIsNoFlatObject(String body) {
        assertThat(post("", body).faults()).hasSize(1);
    }

    @Test
    void shouldFindFaultWithAParameterThatIsThereTwice() {
        assertThat(get("&a=1&&a=2&").faults()).containsExactly("a is there more than once; give it once");
    }

    @Test
    void shouldFindFaultWithABrokenEncoding() {
        assertThat(get("a=%zz").faults()).singleElement().asString().contains("not properly encoded");
    }

    @Test
    void shouldReadARequestForConversations() {
        ConversationsQuery query = conversations("timeframe=60&interval=30&v=1&skillIds=all&agentIds=4,15,u-3_x.y")
                .orElseThrow();

        assertThat(query.timeframe()).isEqualTo(60);
        assertThat(query.interval()).contains(30);
        assertThat(query.skills().has("77")).isTrue();
        assertThat(query.agents().has("u-3_x.y")).isTrue();
        assertThat(query.agents().has("5")).isFalse();
        assertThat(query.isNumeric()).isFalse();
        assertThat(query.isForAccount()).isFalse();
    }

    @Test
    void shouldTakeTheAccountWhereNoIdIsAsked() {
        assertThat(conversations("timeframe=60&v=1&skillIds=").orElseThrow().isForAccount())
                .isTrue();
    }

    @Test
    void shouldListEveryFaultOfARequestForConversations() {
        QueryParameters parameters = get("timeframe=1441&interval=x&skillIds=1,,2&agentIds=all,3");

        assertThat(ConversationsQuery.read(parameters)).isEmpty();
        assertThat(parameters.faults())
                .containsExactly(
                        "v is missing: for example v=1",
                        "timeframe must be a number of minutes from 1 to 1440, not 1441",
                        "interval must be a number of minutes from 1 to 1440, not x",
                        "skillIds must be all, or ids separated by commas, not 1,,2",
                        "agentIds must be all, or ids separated by commas, not all,3");
    }

    @ParameterizedTest
    @CsvSource({"60,30,true", "60,60,true", "60,61,false", "60,31,false", "60,120,false", "7,7,true", "7,0,false"})
    void shouldWantAnIntervalThatDividesTheTimeframe(int timeframe, int interval, boolean right) {
        assertThat(conversations("v=1&timeframe=" + timeframe + "&interval=" + interval)
                        .isPresent())
                .isEqualTo(right);
    }

    @Test
    void shouldShowNoMoreOfAValueThanIsOfUse() {
        QueryParameters parameters = get("v=1&timeframe=" + "9".repeat(500));
        ConversationsQuery.read(parameters);

        assertThat(parameters.faults())
                .singleElement()
                .asString()
                .endsWith("9…")
                .hasSizeLessThan(120);
    }

    @Test
    void shouldTakeWholeBucketsOfTheWidthForRows() {
        BucketsQuery query = BucketsQuery.read(
                        get("account=acme&from=2026-08-01T08:07:00Z&to=2026-08-01T09:01:00%2B00:00&width=15&agent=7"))
                .orElseThrow();

        assertThat(query.frame().start()).isEqualTo("2026-08-01T08:00:00Z");
        assertThat(query.frame().end()).isEqualTo("2026-08-01T09:00:00Z");
        assertThat(query.lists()).containsExactly(BucketsQuery.QueriedRows.AGENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "'',2",
        "&of=agents,1",
        "&of=queues,1",
        "&agent=7,1",
        "&queue=7,1",
        "&kind=skill,1",
        "&agent=7&kind=skill,2"
    })
    void shouldListWhatIsAskedFor(String asked, int lists) {
        assertThat(BucketsQuery.read(rows(asked)).orElseThrow().lists()).hasSize(lists);
    }

    @Test
    void shouldListEveryFaultOfARequestForRows() {
        QueryParameters parameters =
                get("from=today&to=2026-08-01T08:00:00Z&width=10&of=agents&queue=3&kind=line&agents=7");

        assertThat(BucketsQuery.read(parameters)).isEmpty();
        assertThat(parameters.faults())
                .containsExactly(
                        "agents is not known here; there are account, from, to, of, agent, queue, kind, width",
                        "account is missing: for example account=acme-sales",
                        "width must be 5, 15 or 30 (minutes), not 10",
                        "from must be a time such as 2026-08-01T08:00:00Z, not today",
                        "of=agents goes with agent only, of=queues with queue and kind only",
                        "kind must be queue, campaign, skill or account, not line");
    }

    @Test
    void shouldWantAtMostTwoDaysThatEndAfterTheirStart() {
        assertThat(BucketsQuery.read(get("account=a&from=2026-08-01T00:00:00Z&to=2026-08-03T00:00:00Z")))
                .isPresent();
        for (String to : List.of("2026-08-01T00:00:00Z", "2026-08-03T00:00:01Z", "2026-07-01T00:00:00Z")) {
            QueryParameters parameters = get("account=a&from=2026-08-01T00:00:00Z&to=" + to);
            assertThat(BucketsQuery.read(parameters)).isEmpty();
            assertThat(parameters.faults()).containsExactly("to must be after from, by at most 48 hours");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "%2B10000-01-01T00:00:00Z",
                "%2B1000000000-12-31T23:59:59Z"
            })
    void shouldWantTimesOfYearsThatThereAreBucketsOf(String time) {
        QueryParameters parameters = get("account=a&from=" + time + "&to=" + time);

        assertThat(BucketsQuery.read(parameters)).isEmpty();
        assertThat(parameters.faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).contains("must be a time of the years 1970 to 9999, not "));
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z,1970-01-02T00:00:00Z", "9999-12-31T00:00:00Z,9999-12-31T23:59:59Z"})
    void shouldTakeTheFirstAndTheLastTimeOfThem(String from, String to) {
        assertThat(BucketsQuery.read(get("account=a&from=" + from + "&to=" + to)))
                .isPresent();
    }

    private static QueryParameters rows(String asked) {
        return get("account=a&from=2026-08-01T00:00:00Z&to=2026-08-02T00:00:00Z" + asked);
    }

    private static Optional<ConversationsQuery> conversations(String query) {
        return ConversationsQuery.read(get(query));
    }

    private static QueryParameters get(String query) {
        return QueryParameters.of(query, Optional.empty());
    }

    private static QueryParameters post(String query, String body) {
        return QueryParameters.of(query, Optional.of(body));
    }
}
