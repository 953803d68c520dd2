package io.switchboard.collector.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FetchStateTest {
    private static final ApiCall NEXT = ApiCall.get("/next");
    private static final CallFailure FAILURE = new CallFailure.Unreachable("HTTP 500");
    private static final DecodedResponse.ResponseRows PAGE = new DecodedResponse.ResponseRows(List.of(), Map.of());

    private final ApiRequest endless = new ApiRequest(
            RequestedRange.ALL, Map.of(), ApiCall.get("/first"), _ -> PagingStrategy.PagingStep.next(NEXT, 1));

    @Test
    void shouldAskForTheFirstPageAndThenForTheNext() {
        FetchState asked = FetchState.of(endless);

        assertThat(asked.next()).contains(endless.first());
        assertThat(asked.plus(page(), 9).next()).contains(NEXT);
    }

    @Test
    void shouldBeWholeAfterTheLastPage() {
        FetchState asked = FetchState.of(ApiRequest.of(NEXT)).plus(page(), 9);

        assertThat(asked.isWhole()).isTrue();
        assertThat(asked.next()).isEmpty();
    }

    @Test
    void shouldGiveUpAfterTheMostPages() {
        FetchState asked = FetchState.of(endless).plus(page(), 2).plus(page(), 2);

        assertThat(asked.next()).isEmpty();
        assertThat(asked.isWhole()).isFalse();
        assertThat(asked.doubts()).containsExactly("there are more than 2 pages");
        assertThat(asked.exchange().pages()).isEqualTo(2);
        assertThat(asked.exchange().bytes()).isEqualTo(20);
    }

    @Test
    void shouldNotGiveUpWhenTheMostPagesAreAllPages() {
        assertThat(FetchState.of(ApiRequest.of(NEXT)).plus(page(), 1).isWhole()).isTrue();
    }

    @Test
    void shouldKeepThePagesBeforeOneThatFails() {
        FetchState asked =
                FetchState.of(endless).plus(page(), 9).plus(new CallResult.UnansweredCall(FAILURE, exchange(500)), 9);

        assertThat(asked.pages()).hasSize(1);
        assertThat(asked.failure()).contains(FAILURE);
        assertThat(asked.doubts()).containsExactly("page 2 could not be read: HTTP 500");
        assertThat(asked.exchange().status()).contains(500);
        assertThat(asked.next()).isEmpty();
    }

    @Test
    void shouldFailWithTheFirstPage() {
        FetchState asked = FetchState.of(endless)
                .plus(
                        new CallResult.AnsweredCall(
                                new DecodedResponse.MalformedResponse("not JSON", Map.of()), exchange(200)),
                        9);

        assertThat(asked.pages()).isEmpty();
        assertThat(asked.failure()).contains(new CallFailure.Malformed("not JSON"));
        assertThat(asked.doubts()).isEmpty();
    }

    @Test
    void shouldRememberADoubtOnTheWay() {
        ApiRequest doubtful = new ApiRequest(
                RequestedRange.ALL,
                Map.of(),
                NEXT,
                pages -> pages.size() == 1
                        ? PagingStrategy.PagingStep.next(NEXT, 1).with(Optional.of("somebody moved"))
                        : PagingStrategy.PagingStep.END);

        FetchState asked = FetchState.of(doubtful).plus(page(), 9).plus(page(), 9);

        assertThat(asked.isWhole()).isFalse();
        assertThat(asked.doubts()).containsExactly("somebody moved");
    }

    @Test
    void shouldReadOfAllQuestionsWhatWasAnswered() {
        RequestedRange today = new RequestedRange(Instant.EPOCH, Instant.MAX);
        ApiRequest first = ApiRequest.of(NEXT);
        ApiRequest second = new ApiRequest(today, Map.of(), NEXT, PagingStrategy.NONE);
        FetchState answered = FetchState.of(first).plus(page(), 9);
        FetchState failed = FetchState.of(second).plus(new CallResult.UnansweredCall(FAILURE, exchange(503)), 9);

        FetchResult reading = FetchResult.of(List.of(first, second), List.of(answered, failed));

        assertThat(reading.wanted()).containsExactly(RequestedRange.ALL, today);
        assertThat(reading.coverage(Instant.MIN).whole()).containsExactly(RequestedRange.ALL);
        assertThat(reading.isWhole()).isFalse();
        assertThat(reading.failure()).contains(FAILURE);
        assertThat(reading.exchange().status()).contains(503);
        assertThat(reading.exchange().pages()).isEqualTo(2);
    }

    /** Two doubts in a row would never come where the next answer is of the other part. */
    @Test
    void shouldTakeTheRestOfALongAnswerForReadButNotForWhole() {
        PagingStrategy moved = _ -> PagingStrategy.PagingStep.END.with(Optional.of("somebody moved"));
        RequestedTime time = RequestedTime.of(new RequestedRange(Instant.EPOCH, Instant.MAX));
        for (PagingStrategy paging : List.of(PagingStrategy.NONE, moved)) {
            ApiRequest rest = new ApiRequest(time, Map.of(), NEXT, paging, true, List::of);

            FetchResult reading =
                    FetchResult.of(List.of(rest), List.of(FetchState.of(rest).plus(page(), 9)));

            assertThat(reading.shortfall(time)).contains(ResponseShortfall.IN_PARTS);
            assertThat(reading.isWhole()).isFalse();
            assertThat(reading.failure()).isEmpty();
        }
    }

    private static CallResult page() {
        return new CallResult.AnsweredCall(PAGE, exchange(200));
    }

    private static CallCost exchange(int status) {
        return new CallCost(Optional.of(status), 1, 10, Optional.empty());
    }
}
