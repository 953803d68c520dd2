package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import io.switchboard.collector.snapshot.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final Request NEXT = Request.get("/next");
    private static final Failure FAILURE = new Failure.Unreachable("HTTP 500");
    private static final Answer.Decoded PAGE = new Answer.Decoded(List.of(List.of()), List.of(), Set.of(), Map.of());

    private final Question endless =
            new Question(Scope.ALL, Map.of(), Request.get("/first"), _ -> Paging.Step.next(NEXT, 1));

    @Test
    void shouldAskForTheFirstPageAndThenForTheNext() {
        Asked asked = Asked.of(endless);

        assertThat(asked.next()).contains(endless.first());
        assertThat(asked.plus(page(), 9).next()).contains(NEXT);
    }

    @Test
    void shouldBeWholeAfterTheLastPage() {
        Asked asked = Asked.of(Question.of(NEXT)).plus(page(), 9);

        assertThat(asked.isWhole()).isTrue();
        assertThat(asked.next()).isEmpty();
    }

    @Test
    void shouldGiveUpAfterTheMostPages() {
        Asked asked = Asked.of(endless).plus(page(), 2).plus(page(), 2);

        assertThat(asked.next()).isEmpty();
        assertThat(asked.isWhole()).isFalse();
        assertThat(asked.doubts()).containsExactly("there are more than 2 pages");
        assertThat(asked.exchange().pages()).isEqualTo(2);
        assertThat(asked.exchange().bytes()).isEqualTo(20);
    }

    @Test
    void shouldNotGiveUpWhenTheMostPagesAreAllPages() {
        assertThat(Asked.of(Question.of(NEXT)).plus(page(), 1).isWhole()).isTrue();
    }

    @Test
    void shouldKeepThePagesBeforeOneThatFails() {
        Asked asked = Asked.of(endless).plus(page(), 9).plus(new Reply.Failed(FAILURE, exchange(500)), 9);

        assertThat(asked.pages()).hasSize(1);
        assertThat(asked.failure()).contains(FAILURE);
        assertThat(asked.doubts()).containsExactly("page 2 could not be read: HTTP 500");
        assertThat(asked.exchange().status()).contains(500);
        assertThat(asked.next()).isEmpty();
    }

    @Test
    void shouldFailWithTheFirstPage() {
        Asked asked = Asked.of(endless)
                .plus(new Reply.Answered(new Answer.Undecodable("not JSON", Map.of()), exchange(200)), 9);

        assertThat(asked.pages()).isEmpty();
        assertThat(asked.failure()).contains(new Failure.Malformed("not JSON"));
        assertThat(asked.doubts()).isEmpty();
    }

    @Test
    void shouldRememberADoubtOnTheWay() {
        Question doubtful = new Question(
                Scope.ALL,
                Map.of(),
                NEXT,
                pages -> pages.size() == 1
                        ? Paging.Step.next(NEXT, 1).with(Optional.of("somebody moved"))
                        : Paging.Step.END);

        Asked asked = Asked.of(doubtful).plus(page(), 9).plus(page(), 9);

        assertThat(asked.isWhole()).isFalse();
        assertThat(asked.doubts()).containsExactly("somebody moved");
    }

    @Test
    void shouldReadOfAllQuestionsWhatWasAnswered() {
        Scope today = new Scope(Instant.EPOCH, Instant.MAX);
        Question first = Question.of(NEXT);
        Question second = new Question(today, Map.of(), NEXT, Paging.NONE);
        Asked answered = Asked.of(first).plus(page(), 9);
        Asked failed = Asked.of(second).plus(new Reply.Failed(FAILURE, exchange(503)), 9);

        Reading reading = Reading.of(List.of(first, second), List.of(answered, failed));

        assertThat(reading.wanted()).containsExactly(Scope.ALL, today);
        assertThat(reading.coverage(Instant.MIN).whole()).containsExactly(Scope.ALL);
        assertThat(reading.isWhole()).isFalse();
        assertThat(reading.failure()).contains(FAILURE);
        assertThat(reading.exchange().status()).contains(503);
        assertThat(reading.exchange().pages()).isEqualTo(2);
    }

    /** Two doubts in a row would never come where the next answer is of the other part. */
    @Test
    void shouldTakeTheRestOfALongAnswerForReadButNotForWhole() {
        Paging moved = _ -> Paging.Step.END.with(Optional.of("somebody moved"));
        RequestedTime time = RequestedTime.of(new Scope(Instant.EPOCH, Instant.MAX));
        for (Paging paging : List.of(Paging.NONE, moved)) {
            Question rest = new Question(time, Map.of(), NEXT, paging, true, List::of);

            Reading reading = Reading.of(List.of(rest), List.of(Asked.of(rest).plus(page(), 9)));

            assertThat(reading.shortfall(time)).contains(Shortfall.IN_PARTS);
            assertThat(reading.isWhole()).isFalse();
            assertThat(reading.failure()).isEmpty();
        }
    }

    private static Reply page() {
        return new Reply.Answered(PAGE, exchange(200));
    }

    private static Exchange exchange(int status) {
        return new Exchange(Optional.of(status), 1, 10, Optional.empty());
    }
}
