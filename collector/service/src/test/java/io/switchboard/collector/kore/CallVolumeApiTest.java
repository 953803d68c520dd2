package io.switchboard.collector.kore;

import static io.switchboard.collector.golden.Sample.CALL_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.poll.Api.Past;
import io.switchboard.collector.poll.Moment;
import io.switchboard.collector.poll.Paging.Step;
import io.switchboard.collector.poll.Question;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.kore.callvolume.CallVolume;
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
        Question question = Sample.question(api);

        assertThat(question.first().body())
                .contains("{\"orgId\":\"o-1\",\"fromTimeStamp\":\"2026-03-02T11:15:00Z\","
                        + "\"toTimeStamp\":\"2026-03-02T13:29:00Z\",\"skip\":0,\"limit\":2}");
        assertThat(question.scope()).isEqualTo(new Scope(Instant.parse("2026-03-02T11:15:00Z"), Instant.MAX));
    }

    @Test
    void shouldAskForWhatItMissedButForAWeekAtMost() {
        assertThat(from(Duration.ofHours(10))).isEqualTo(Instant.parse("2026-03-02T01:15:00Z"));
        assertThat(from(Duration.ofDays(30))).isEqualTo(Instant.parse("2026-02-23T11:15:00Z"));
    }

    /** Else a wrong answer, if it was the last one to tell of an interval, would stand for ever. */
    @Test
    void shouldAskOnceMoreForWhatWasNew() {
        Instant unconfirmed = Instant.parse("2026-03-02T07:45:00Z");
        Moment moment = new Moment(Sample.NOW, Optional.of(Sample.NOW), Map.of(), Optional.of(unconfirmed));

        assertThat(api.questions(moment).getFirst().scope().from()).isEqualTo(unconfirmed);
    }

    /** After a long absence, even the earliest row that is remembered may be older than what can be asked for. */
    @Test
    void shouldAskForAWeekAtMostWhateverWasNew() {
        Optional<Instant> longAgo = Optional.of(Sample.NOW.minus(Duration.ofDays(400)));
        Moment moment = new Moment(Sample.NOW, Optional.empty(), Map.of(), longAgo);

        assertThat(api.questions(moment).getFirst().scope().from()).isEqualTo(Instant.parse("2026-02-23T11:15:00Z"));
    }

    private Instant from(Duration missed) {
        Moment moment = new Moment(Sample.NOW, Optional.of(Sample.NOW.minus(missed)), Map.of(), Optional.empty());
        return api.questions(moment).getFirst().scope().from();
    }

    @Test
    void shouldReadThePastInPiecesOfADay() {
        Scope range = new Scope(Instant.parse("2026-02-01T10:07:00Z"), Instant.parse("2026-02-02T12:00:00Z"));

        List<Question> questions = ((Past.Told) api.past(range, Sample.NOW)).questions();

        assertThat(questions)
                .extracting(Question::scope)
                .containsExactly(
                        new Scope(Instant.parse("2026-02-01T10:00:00Z"), Instant.parse("2026-02-02T10:00:00Z")),
                        new Scope(Instant.parse("2026-02-02T10:00:00Z"), range.to()));
        assertThat(questions.getFirst().first().body().orElseThrow())
                .contains("\"toTimeStamp\":\"2026-02-02T10:00:00Z\"");
    }

    @Test
    void shouldSkipWhatItHasReadUntilThereIsNoMore() {
        assertThat(skip(after(page(true, 3, "a", "b")))).contains(2);
        assertThat(after(page(true, 3, "a", "b"), page(false, 3, "c"))).isEqualTo(Step.END);
    }

    @Test
    void shouldCountRecordsThatCannotBeReadToo() {
        Answer.Decoded withBad = page(true, 3, "a", "b\",\"intervalStartTimeStamp\":\"x");

        assertThat(withBad.badRows()).hasSize(1);
        assertThat(skip(after(withBad))).contains(2);
        assertThat(after(withBad, page(false, 3, "c"))).isEqualTo(Step.END);
    }

    @Test
    void shouldDoubtAnAnswerThatCountsOtherThanItShows() {
        Step slipped = after(page(true, 4, "a", "b"), page(false, 4, "b", "c"));

        assertThat(slipped.next()).isEmpty();
        assertThat(slipped.doubt()).contains("the vendor counts 4 rows and shows 3");
        assertThat(after(decoded("{\"hasMore\":false,\"totalCount\":null,\"CallVolumeUpdate\":[]}")))
                .isEqualTo(Step.END);
    }

    @Test
    void shouldEndAtAPageThatLeadsNoFurther() {
        Step broken = Step.broken("page 2 leads no further");

        assertThat(after(page(true, 9, "a", "b"), page(true, 9, "a", "b"))).isEqualTo(broken);
        assertThat(after(page(true, 9, "a", "b"), page(true, 9))).isEqualTo(broken);
        assertThat(after(page(true, 9))).isEqualTo(Step.broken("page 1 leads no further"));
    }

    @Test
    void shouldEndAtAPageThatRepeatsRecordsWhichCannotBeRead() {
        Answer.Decoded withoutKey = decoded("{\"hasMore\":true,\"CallVolumeUpdate\":[{\"queueName\":\"x\"}]}");

        assertThat(after(withoutKey, withoutKey).next()).isEmpty();
    }

    private Step after(Answer.Decoded... pages) {
        return Sample.question(api).paging().after(List.of(pages));
    }

    private static Optional<Integer> skip(Step step) {
        return step.next()
                .flatMap(request -> request.body())
                .map(body -> Integer.valueOf(body.replaceAll(".*\"skip\":(\\d+).*", "$1")));
    }

    private Answer.Decoded page(boolean hasMore, int total, String... queues) {
        String records = Arrays.stream(queues)
                .map(queue -> "{\"intervalStartTimeStamp\":\"2026-03-02T10:00:00.000Z\",\"queueId\":\"" + queue + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return decoded(
                "{\"hasMore\":" + hasMore + ",\"CallVolumeUpdate\":" + records + ",\"totalCount\":" + total + "}");
    }

    private Answer.Decoded decoded(String json) {
        return Sample.page(api, json);
    }

    private static CallVolume only(CallVolumeApi api, String json) {
        List<?> rows = Sample.page(api, json).rows().getFirst();
        assertThat(rows).hasSize(1);
        return (CallVolume) rows.getFirst();
    }
}
