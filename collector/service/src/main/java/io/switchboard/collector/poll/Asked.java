package io.switchboard.collector.poll;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question, as far as it has been answered.
 *
 * @param pages what was read
 * @param exchange what it cost so far
 * @param doubts why what was read may not be whole
 * @param failure what ended the reading before its time
 * @param next the request of the next page, if there is one
 */
record Asked(
        Question question,
        List<Answer.Decoded> pages,
        Exchange exchange,
        List<String> doubts,
        Optional<Failure> failure,
        Optional<Request> next) {

    static Asked of(Question question) {
        return new Asked(
                question, List.of(), Exchange.NONE, List.of(), Optional.empty(), Optional.of(question.first()));
    }

    /** After one more call. */
    Asked plus(Reply reply, int maxPages) {
        Exchange cost = exchange.plus(reply.exchange());
        return switch (reply) {
            case Reply.Answered(Answer.Decoded page, var one) -> plus(page, cost, maxPages);
            case Reply.Answered(Answer.Undecodable(String reason, var words), var one) ->
                failed(new Failure.Malformed(reason), cost);
            case Reply.Failed(Failure why, var one) -> failed(why, cost);
        };
    }

    private Asked plus(Answer.Decoded page, Exchange cost, int maxPages) {
        List<Answer.Decoded> more = appended(pages, page);
        Paging.Step step = question.paging().after(more);
        if (more.size() == maxPages && step.next().isPresent()) {
            step = Paging.Step.broken("there are more than " + maxPages + " pages");
        }
        List<String> doubting =
                step.doubt().map(doubt -> appended(doubts, doubt)).orElse(doubts);
        return new Asked(question, more, cost, doubting, failure, step.next());
    }

    private Asked failed(Failure why, Exchange cost) {
        List<String> doubting = pages.isEmpty()
                ? doubts
                : appended(doubts, "page " + (pages.size() + 1) + " could not be read: " + why.reason());
        return new Asked(question, pages, cost, doubting, Optional.of(why), Optional.empty());
    }

    /** Whether every row that the vendor has for the question was on a page. */
    boolean isWhole() {
        return failure.isEmpty() && doubts.isEmpty();
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return List.copyOf(more);
    }
}
