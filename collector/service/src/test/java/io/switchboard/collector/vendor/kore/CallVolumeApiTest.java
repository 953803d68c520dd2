package io.switchboard.collector.vendor.kore;

import static io.switchboard.collector.golden.Sample.CALL_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PagingStrategy.PagingStep;
import io.switchboard.collector.fetch.PolledApi.BackfillSupport;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallVolumeApiTest {
    private final CallVolumeApi api = Sample.volume(2, TimeUnit.MILLISECONDS);

    @Test
    void shouldReadTheSample() {
        CallVolume row = only(api, CALL_VOLUME.json());

        assertThat(row.getQueueId()).isEqualTo("qu-6c47543-19ca-49ac-a085-2292bba5xxxx");
        assertThat(row.getIntervalStart()).isEqualTo(Instant.parse("2023-06-01T09:45:00Z"));
        assertThat(row.getIntervalEnd()).isEqualTo(Instant.parse("2023-06-01T10:00:00Z"));
        assertThat(row.getRecordVersion()).isZero();
        assertThat(row.getConversationHandleTimeMs())
                .isEqualTo(row.getConversationTalkTimeMs() + row.getAcwDurationMs())
                .isEqualTo(68_043L);
        assertThat(row.getMaxQueueHoldTimeAbandonedMs()).as("maxqueue…").isEqualTo(180_150L);
        assertThat(row.getCsatScore()).isEqualTo(1.0);
        assertThat(row.getSkillBreakdown()).as("only on the newer page").isNull();
    }

    @Test
    void shouldReadTheOtherCasingAndTheOtherUnit() {
        String newer =
                CALL_VOLUME.json().replace("maxqueueHold", "maxQueueHold").replace("3949", "\"3949\"");
        CallVolume row = only(Sample.volume(2, TimeUnit.SECONDS), newer);

        assertThat(row.getMaxQueueHoldTimeAbandonedMs()).isEqualTo(180_150_000L);
        assertThat(row.getAcwDurationMs()).isEqualTo(3_949_000L);
        assertThat(row.getOfferedContacts()).as("no time").isEqualTo(1);
    }

    @Test
    void shouldReadARecordOfTheNewerPageThatLeavesMostFieldsOut() {
        CallVolume row = only(api, """
                {"hasMore":false,"CallVolumeUpdate":[{"queueId":"q","intervalStartTimeStamp":"2026-03-02T10:00:00+02:00",
                 "csatScore":4.5,"offeredContacts":null,"skillBreakdown":[{"skillId":"s","acwDuration":11000}]}]}
                """);

        assertThat(row.getIntervalStart()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(row.getOfferedContacts()).isNull();
        assertThat(row.getCsatScore()).isEqualTo(4.5);
        assertThat(row.getSkillBreakdown()).isEqualTo("[{\"skillId\":\"s\",\"acwDuration\":11000}]");
    }

    @Test
    void shouldAskForTheLastHoursInWholeIntervals() {
        ApiRequest question = Sample.question(api);

        assertThat(question.first().body())
                .contains("{\"orgId\":\"o-1\",\"fromTimeStamp\":\"2026-03-02T11:15:00Z\","
                        + "\"toTimeStamp\":\"2026-03-02T13:29:00Z\",\"skip\":0,\"limit\":2}");
        assertThat(question.scope()).isEqualTo(new RequestedRange(Instant.parse("2026-03-02T11:15:00Z"), Instant.MAX));
    }

    @Test
    void shouldAskForWhatItMissedButForAWeekAtMost() {
        assertThat(from(Duration.ofHours(6))).isEqualTo("2026-03-02T05:15:00Z");
        assertThat(from(Duration.ofHours(20)))
                .isEqualTo("2026-03-02T06:00:00Z 2026-03-01T15:15:00Z 2026-03-01T18:00:00Z 2026-03-02T00:00:00Z");
        assertThat(from(Duration.ofDays(30)))
                .startsWith("2026-03-02T06:00:00Z 2026-02-23T11:15:00Z 2026-02-23T12:00:00Z");
    }

    @Test
    void shouldHalveATimeThatIsRefusedDownToAnInterval() {
        RequestedRange hour =
                new RequestedRange(Instant.parse("2026-02-01T10:00:00Z"), Instant.parse("2026-02-01T10:45:00Z"));
        ApiRequest question = ((BackfillSupport.BackfillSupported) api.past(hour, Sample.NOW))
                .questions()
                .getFirst();

        List<ApiRequest> halves = question.narrower().get();

        assertThat(halves)
                .extracting(half -> half.scope().from().toString())
                .containsExactly("2026-02-01T10:00:00Z", "2026-02-01T10:15:00Z");
        assertThat(halves.getLast().scope().to()).isEqualTo(hour.to());
        assertThat(halves.getFirst().narrower().get()).isEmpty();
        assertThat(halves.getLast().narrower().get()).hasSize(2);
    }

    /** Else a wrong answer, if it was the last one to report an interval, would stand without end. */
    @Test
    void shouldAskOnceMoreForWhatWasNew() {
        Instant unconfirmed = Instant.parse("2026-03-02T07:45:00Z");
        FetchContext moment = new FetchContext(Sample.NOW, Optional.of(Sample.NOW), Map.of(), Optional.of(unconfirmed));

        assertThat(api.questions(moment).getFirst().scope().from()).isEqualTo(unconfirmed);
    }

    /** After a long absence, even the earliest row that is remembered may be older than what can be asked for. */
    @Test
    void shouldAskForAWeekAtMostWhateverWasNew() {
        Optional<Instant> longAgo = Optional.of(Sample.NOW.minus(Duration.ofDays(400)));
        FetchContext moment = new FetchContext(Sample.NOW, Optional.empty(), Map.of(), longAgo);

        assertThat(from(moment)).contains(" 2026-02-23T11:15:00Z ").doesNotContain("2026-02-22");
    }

    private String from(Duration missed) {
        return from(new FetchContext(Sample.NOW, Optional.of(Sample.NOW.minus(missed)), Map.of(), Optional.empty()));
    }

    private String from(FetchContext moment) {
        return api.questions(moment).stream()
                .map(question -> question.scope().from().toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void shouldReadThePastInPiecesOfADay() {
        RequestedRange range =
                new RequestedRange(Instant.parse("2026-02-01T10:07:00Z"), Instant.parse("2026-02-02T12:00:00Z"));

        List<ApiRequest> questions = ((BackfillSupport.BackfillSupported) api.past(range, Sample.NOW)).questions();

        assertThat(questions)
                .extracting(ApiRequest::scope)
                .containsExactly(
                        new RequestedRange(
                                Instant.parse("2026-02-01T10:00:00Z"), Instant.parse("2026-02-02T10:00:00Z")),
                        new RequestedRange(Instant.parse("2026-02-02T10:00:00Z"), range.to()));
        assertThat(questions.getFirst().first().body().orElseThrow())
                .contains("\"toTimeStamp\":\"2026-02-02T10:00:00Z\"");
    }

    @Test
    void shouldBeginEachPageWithTheLastRecordOfTheOneBefore() {
        assertThat(skip(after(page(true, 4, "a", "b")))).contains(1);
        assertThat(skip(after(page(true, 4, "a", "b"), page(true, 4, "b", "c"))))
                .contains(2);
        assertThat(after(page(true, 3, "a", "b"), page(false, 3, "b", "c"))).isEqualTo(PagingStep.END);
    }

    @Test
    void shouldSkipWholePagesOfOneRecord() {
        CallVolumeApi single = Sample.volume(1, TimeUnit.MILLISECONDS);
        PagingStep step = Sample.question(single).paging().after(List.of(page(true, 2, "a")));

        assertThat(skip(step)).contains(1);
        assertThat(Sample.question(single).paging().after(List.of(page(true, 2, "a"), page(false, 2, "b"))))
                .isEqualTo(PagingStep.END);
    }

    /** No total says so: one has come before the page, or has gone, or one of each. */
    @Test
    void shouldNoticeByTheRecordsThatTheyMovedBetweenTwoPages() {
        PagingStep came = after(page(true, "a", "b", "c"), page(false, "b", "c", "d"));
        PagingStep went = after(page(true, "a", "b", "c"), page(false, "d", "e"));
        PagingStep both = after(page(true, 5, "a", "b", "c"), page(false, 5, "d", "e"));

        assertThat(came.doubt()).contains("records moved between page 1 and the next");
        assertThat(went.doubt()).contains("records moved between page 1 and the next");
        assertThat(both.doubt()).contains("records moved between page 1 and the next");
        assertThat(after(page(true, "a", "b", "c"), page(false, "c", "d")).doubt())
                .isEmpty();
    }

    @Test
    void shouldCountRecordsThatCannotBeReadToo() {
        DecodedResponse.ResponseRows withBad = decoded("{\"hasMore\":true,\"totalCount\":3,\"CallVolumeUpdate\":["
                + "{\"queueName\":\"x\"},"
                + "{\"intervalStartTimeStamp\":\"2026-03-02T10:00:00.000Z\",\"queueId\":\"b\"}]}");

        assertThat(withBad.of(Dataset.KORE_VOLUME).rejected()).hasSize(1);
        assertThat(skip(after(withBad))).contains(1);
        assertThat(after(withBad, page(false, 3, "b", "c"))).isEqualTo(PagingStep.END);
    }

    @Test
    void shouldDoubtAnAnswerThatCountsOtherThanItShows() {
        PagingStep slipped = after(page(true, 4, "a", "b"), page(false, 4, "b", "c"));

        assertThat(slipped.next()).isEmpty();
        assertThat(slipped.doubt()).contains("the vendor counts 4 rows and shows 3");
        assertThat(after(decoded("{\"hasMore\":false,\"totalCount\":null,\"CallVolumeUpdate\":[]}")))
                .isEqualTo(PagingStep.END);
    }

    @Test
    void shouldEndAtAPageThatLeadsNoFurther() {
        PagingStep broken = PagingStep.broken("page 2 leads no further");

        assertThat(after(page(true, 9, "a", "b"), page(true, 9, "a", "b"))).isEqualTo(broken);
        assertThat(after(page(true, 9, "a", "b"), page(true, 9))).isEqualTo(broken);
        assertThat(after(page(true, 9))).isEqualTo(PagingStep.broken("page 1 leads no further"));
    }

    @Test
    void shouldEndWithAPageThatHasNothingMoreWhateverItSaysOfMore() {
        assertThat(after(page(true, 2, "a", "b"), page(true, 2))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, 2, "a", "b"), page(true, 2, "b"))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, "a", "b"), page(true, "b"))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, 0))).isEqualTo(PagingStep.END);
        assertThat(after(page(true, 3, "a", "b"), page(true, 3, "b")))
                .isEqualTo(PagingStep.broken("page 2 leads no further"));
    }

    @Test
    void shouldEndAtAPageThatRepeatsRecordsWhichCannotBeRead() {
        DecodedResponse.ResponseRows withoutKey =
                decoded("{\"hasMore\":true,\"CallVolumeUpdate\":[{\"queueName\":\"x\"}]}");

        assertThat(after(withoutKey, withoutKey).next()).isEmpty();
    }

    /** A record without a key is one all the same, and says by its content whether it comes again. */
    @Test
    void shouldReadPagesThatEndWithARecordWithoutAKey() {
        String keyless = "{\"queueName\":\"x\",\"offeredContacts\":7}";
        DecodedResponse.ResponseRows first = records(true, 4, queue("a"), keyless);
        DecodedResponse.ResponseRows second = records(true, 4, keyless, queue("b"));

        assertThat(skip(after(first))).contains(1);
        assertThat(after(first, second).doubt()).isEmpty();
        assertThat(after(first, second, records(false, 4, queue("b"), queue("c"))))
                .isEqualTo(PagingStep.END);
    }

    @Test
    void shouldCountRecordsWithoutAKeyThatAreAlike() {
        String keyless = "{\"queueName\":\"x\"}";

        assertThat(after(records(false, 3, queue("a"), keyless, keyless))).isEqualTo(PagingStep.END);
        assertThat(after(records(false, 2, "{\"queueName\":\"x\",\"other\":1}", "{\"queueName\":\"x\",\"other\":2}")))
                .isEqualTo(PagingStep.END);
    }

    private static String queue(String id) {
        return "{\"intervalStartTimeStamp\":\"2026-03-02T10:00:00.000Z\",\"queueId\":\"" + id + "\"}";
    }

    private DecodedResponse.ResponseRows records(boolean hasMore, int total, String... records) {
        return decoded("{\"hasMore\":" + hasMore + ",\"totalCount\":" + total + ",\"CallVolumeUpdate\":["
                + String.join(",", records) + "]}");
    }

    private PagingStep after(DecodedResponse.ResponseRows... pages) {
        return Sample.question(api).paging().after(List.of(pages));
    }

    private static Optional<Integer> skip(PagingStep step) {
        return step.next()
                .flatMap(request -> request.body())
                .map(body -> Integer.valueOf(body.replaceAll(".*\"skip\":(\\d+).*", "$1")));
    }

    private DecodedResponse.ResponseRows page(boolean hasMore, String... queues) {
        return decoded("{\"hasMore\":" + hasMore + ",\"CallVolumeUpdate\":" + records(queues) + "}");
    }

    private DecodedResponse.ResponseRows page(boolean hasMore, int total, String... queues) {
        return decoded("{\"hasMore\":" + hasMore + ",\"CallVolumeUpdate\":" + records(queues) + ",\"totalCount\":"
                + total + "}");
    }

    private static String records(String... queues) {
        return Arrays.stream(queues)
                .map(queue -> "{\"intervalStartTimeStamp\":\"2026-03-02T10:00:00.000Z\",\"queueId\":\"" + queue + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private DecodedResponse.ResponseRows decoded(String json) {
        return Sample.page(api, json);
    }

    private static CallVolume only(CallVolumeApi api, String json) {
        List<?> rows = Sample.page(api, json).rows(Dataset.KORE_VOLUME);
        assertThat(rows).hasSize(1);
        return (CallVolume) rows.getFirst();
    }
}
