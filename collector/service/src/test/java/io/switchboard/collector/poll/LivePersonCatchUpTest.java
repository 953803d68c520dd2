package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.FetchedAnswers;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LivePerson after an outage: the window is answered, and the question about what was missed is not. */
class LivePersonCatchUpTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int OK = 200;

    private TargetState state = TargetState.NEW;

    @ParameterizedTest
    @ValueSource(ints = {5, 15, 60})
    void shouldAskForWhatItMissedUntilItIsAnswered(int interval) {
        PolledApi api = Sample.conversations(60, interval, TimeUnit.MILLISECONDS);
        poll(api, NOON, OK);
        Instant after = NOON.plus(Duration.ofHours(3));

        PollResult failed = poll(api, after, 503);
        PollResult read = poll(api, after.plusSeconds(60), OK);

        assertThat(failed.backlog()).isEqualTo(1);
        assertThat(failed.progress().readTo()).contains(NOON);
        assertThat(read.exchange().pages()).as("both were asked").isEqualTo(2);
        assertThat(read.readAll()).isTrue();
    }

    /** Its begin moves on with what the vendor still shows, and it is the same question. */
    @ParameterizedTest
    @ValueSource(ints = {5, 15, 60})
    void shouldGiveUpWhatIsRefusedForAnHourThoughTheVendorShowsEverLessOfIt(int interval) {
        PolledApi api = Sample.conversations(60, interval, TimeUnit.MILLISECONDS);
        poll(api, NOON, OK);
        Instant after = NOON.plus(Duration.ofHours(30));
        for (int minute = 0; minute <= 60; minute++) {
            assertThat(poll(api, after.plus(Duration.ofMinutes(minute)), 400).readAll())
                    .isFalse();
        }

        assertThat(state.progress().givenUp()).containsExactly(NOON);
        assertThat(poll(api, after.plus(Duration.ofMinutes(61)), OK).readAll()).isTrue();
    }

    /** More than the 24 hours that it serves. */
    @ParameterizedTest
    @ValueSource(ints = {5, 15})
    void shouldSayThatNothingIsKnownOfWhatTheVendorServesNoLonger(int interval) {
        PolledApi api = Sample.conversations(60, interval, TimeUnit.MILLISECONDS);
        PollResult first = poll(api, NOON, OK);
        Instant after = NOON.plus(Duration.ofHours(30));

        PollResult failed = poll(api, after, 503);
        PollResult read = poll(api, after.plusSeconds(60), OK);

        Instant window = after.minus(Duration.ofMinutes(55));
        Instant served = after.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(5));
        assertThat(first.answered()).containsExactly(new RequestedRange(NOON.minus(Duration.ofMinutes(55)), NOON));
        assertThat(failed.answered()).containsExactly(new RequestedRange(window, after));
        assertThat(read.answered()).containsExactly(new RequestedRange(served, after.plusSeconds(60)));
    }

    private PollResult poll(PolledApi api, Instant now, int statusOfOlder) {
        List<ApiRequest> questions = api.questions(state.moment(now));
        FetchedAnswers answers = new FetchedAnswers(questions);
        for (ApiRequest question : questions) {
            boolean fails = question.wanted().hasEnd() && statusOfOlder != OK;
            answers.answer(question, List.of(fails ? failed(statusOfOlder) : answered(api, question)));
        }
        PollResult poll = new PollResultFactory(Sample.target(api), Origin.LIVE)
                .finish(state, answers.result(), new FetchTiming(now, now.plusMillis(200)));
        state = state.after(poll);
        return poll;
    }

    private static CallResult failed(int status) {
        CallCost exchange = new CallCost(Optional.of(status), 1, 0, Optional.empty());
        return new CallResult.UnansweredCall(StatusTable.failure(status, "HTTP " + status, Optional.empty()), exchange);
    }

    private static CallResult answered(PolledApi api, ApiRequest question) {
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed("{\"metricsByIntervals\":[],\"timeframeSummary\":{\"metricsTotals\":{}}}".getBytes(UTF_8));
        CallCost exchange = new CallCost(Optional.of(OK), 1, 100, Optional.empty());
        return api.judge(question, new CallResult.AnsweredCall(decoder.finish(), exchange));
    }
}
