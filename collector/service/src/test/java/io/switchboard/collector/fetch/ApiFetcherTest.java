package io.switchboard.collector.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What comes of answers that refuse a request, or that are about something else than it. */
class ApiFetcherTest {
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final int QUEUES = 8;

    private final List<String> asked = new ArrayList<>();

    @Test
    void shouldAskForHalvesOfATimeWhoseDeepPagesAreRefused() {
        PolledApi api = Sample.volume(20, TimeUnit.MILLISECONDS);

        FetchResult reading = reading(api, request -> volumes(request, 60));

        assertThat(reading.isWhole()).isTrue();
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.failure()).isEmpty();
        assertThat(FetchedAnswers.rows(reading).stream().distinct())
                .as("from 11:15 to 13:29")
                .hasSize(9 * QUEUES);
    }

    @Test
    void shouldGiveUpATimeOfWhichEveryPartIsRefused() {
        PolledApi api = Sample.volume(20, TimeUnit.MILLISECONDS);

        FetchResult reading = reading(api, _ -> failed(400));

        assertThat(asked).hasSizeLessThanOrEqualTo(10);
        assertThat(reading.isWhole()).isFalse();
        assertThat(outcome(api, reading).reason().orElseThrow()).contains("HTTP 400");
    }

    @Test
    void shouldKeepTheHalfThatIsAnswered() {
        PolledApi api = Sample.volume(20, TimeUnit.MILLISECONDS);

        FetchResult reading = reading(
                api,
                request -> field(request, "toTimeStamp").compareTo("2026-03-02T13:00") > 0
                        ? failed(400)
                        : volumes(request, 1_000));

        assertThat(reading.isWhole()).isFalse();
        assertThat(reading.coverage(Instant.MIN).whole())
                .isNotEmpty()
                .doesNotContain(Sample.question(api).scope());
        assertThat(FetchedAnswers.rows(reading)).isNotEmpty();
        assertThat(outcome(api, reading)).isInstanceOf(PollOutcome.PartialOutcome.class);
    }

    @Test
    void shouldDoubtAnAnswerAboutAnotherDay() {
        PolledApi api = Sample.status(0, 50);

        FetchResult reading = reading(api, _ -> ok("""
                {"hasMore":false,"data":[{"userId":"a","status":[
                  {"startTime":"2026-02-20T08:00:00","endTime":"2026-02-20T09:00:00"},
                  {"startTime":"2026-02-20T09:00:00","endTime":"2026-02-20T10:00:00"}]}]}
                """));

        assertThat(FetchedAnswers.rows(reading)).isEmpty();
        assertThat(outcome(api, reading)).isInstanceOf(PollOutcome.PartialOutcome.class);
        assertThat(outcome(api, reading).reason().orElseThrow())
                .contains("about another time than was asked", "2026-02-20T08:00:00Z");
    }

    /** Segments are not cut at midnight. */
    @Test
    void shouldTakeASegmentThatReachesIntoTheDayForTheDays() {
        PolledApi api = Sample.status(0, 50);

        FetchResult reading = reading(api, _ -> ok("""
                {"hasMore":false,"data":[{"userId":"a","status":[{"startTime":"2026-02-27T08:00:00","endTime":"-"}]}]}
                """));

        assertThat(reading.isWhole()).isTrue();
        assertThat(FetchedAnswers.rows(reading)).hasSize(2);
    }

    @Test
    void shouldDoubtAnAnswerAboutAnotherTimeframe() {
        PolledApi api = Sample.conversations(60, 5, TimeUnit.MILLISECONDS);
        String yesterday = interval(Sample.NOW.minus(Duration.ofDays(1)));

        FetchResult reading = reading(api, _ -> ok("{\"metricsByIntervals\":[" + yesterday + "]}"));

        assertThat(outcome(api, reading).reason().orElseThrow()).contains("about another time than was asked");
        assertThat(reading.isWhole()).isFalse();
    }

    @Test
    void shouldNotDoubtATimeframeInWhoseInterruptedFirstIntervalAloneSomethingWas() {
        PolledApi api = Sample.conversations(60, 5, TimeUnit.MILLISECONDS);
        String first = interval(Instant.parse("2026-03-02T12:30:00Z"));

        assertThat(reading(api, _ -> ok("{\"metricsByIntervals\":[" + first + "]}"))
                        .isWhole())
                .isTrue();
    }

    @Test
    void shouldDoubtAnAnswerAboutAnotherAccount() {
        PolledApi api = Sample.volume(20, TimeUnit.MILLISECONDS);

        FetchResult reading = reading(
                api,
                _ -> ok("{\"hasMore\":false,\"CallVolumeUpdate\":[{\"queueId\":\"q\",\"orgId\":\"o-2\","
                        + "\"intervalStartTimeStamp\":\"2026-03-02T13:00:00Z\"}]}"));

        assertThat(outcome(api, reading).reason().orElseThrow())
                .contains("about another account than was asked: its organisation is o-2, not o-1");
        assertThat(FetchedAnswers.rows(reading)).isEmpty();
    }

    @Test
    void shouldTakeAnEmptyAnswerForOne() {
        assertThat(reading(Sample.status(0, 50), _ -> ok("{\"hasMore\":false,\"data\":[]}"))
                        .isWhole())
                .isTrue();
    }

    private FetchResult reading(PolledApi api, Function<ApiCall, Function<ResponseDecoder, CallResult>> vendor) {
        FetchContext first = new FetchContext(Sample.NOW, Optional.empty(), Map.of(), Optional.empty());
        return new ApiFetcher(
                        api,
                        (request, decoder) -> Mono.fromSupplier(() -> answer(request, vendor, decoder.get())),
                        1_000,
                        Schedulers.parallel())
                .ask(first, Duration.ofMinutes(1))
                .blockOptional()
                .orElseThrow();
    }

    private CallResult answer(
            ApiCall request, Function<ApiCall, Function<ResponseDecoder, CallResult>> vendor, ResponseDecoder decoder) {
        asked.add(request.body().orElse(request.uri()));
        return vendor.apply(request).apply(decoder);
    }

    private static PollOutcome outcome(PolledApi api, FetchResult reading) {
        return new PollResultFactory(Sample.target(api), Origin.LIVE)
                .finish(TargetState.NEW, reading, new FetchTiming(Sample.NOW, Sample.NOW.plusMillis(200)))
                .outcome();
    }

    /** As a vendor that refuses to skip so many. */
    private static Function<ResponseDecoder, CallResult> volumes(ApiCall request, int deepest) {
        Instant to = Instant.parse(field(request, "toTimeStamp"));
        int skip = Integer.parseInt(field(request, "skip"));
        int limit = Integer.parseInt(field(request, "limit"));
        List<String> records = Stream.iterate(
                        Instant.parse(field(request, "fromTimeStamp")),
                        start -> start.isBefore(to),
                        start -> start.plus(INTERVAL))
                .flatMap(start -> Stream.iterate(1, queue -> queue <= QUEUES, queue -> queue + 1)
                        .map(queue -> "{\"queueId\":\"" + queue + "\",\"orgId\":\"o-1\",\"intervalStartTimeStamp\":\""
                                + start + "\"}"))
                .toList();
        int end = Math.min(records.size(), skip + limit);
        return skip >= deepest
                ? failed(400)
                : ok("{\"hasMore\":" + (end < records.size()) + ",\"totalCount\":" + records.size()
                        + ",\"CallVolumeUpdate\":["
                        + records.subList(skip, end).stream().collect(Collectors.joining(",")) + "]}");
    }

    private static String field(ApiCall request, String name) {
        return request.body().orElseThrow().replaceAll(".*\"" + name + "\":\"?([^,\"}]+).*", "$1");
    }

    private static String interval(Instant end) {
        return "{\"timestamp\":" + end.toEpochMilli()
                + ",\"metricsData\":{\"metricsTotals\":{\"totalResolvedConversations\":5}}}";
    }

    private static Function<ResponseDecoder, CallResult> failed(int code) {
        return _ -> new CallResult.UnansweredCall(
                StatusTable.failure(code, "HTTP " + code, Optional.empty()), exchange(code));
    }

    private static Function<ResponseDecoder, CallResult> ok(String json) {
        return decoder -> {
            decoder.feed(json.getBytes(UTF_8));
            return new CallResult.AnsweredCall(decoder.finish(), exchange(200));
        };
    }

    private static CallCost exchange(int status) {
        return new CallCost(Optional.of(status), 1, 100, Optional.empty());
    }
}
