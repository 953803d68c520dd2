package io.switchboard.collector.poll;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A question, as far as it has been answered.
 *
 * @param pages what was read
 * @param exchange what it cost so far
 * @param doubts why what was read may not be whole
 * @param end what ended the reading before its time
 * @param next the request of the next page, if there is one
 */
record Asked(
        Question question,
        List<Answer.Decoded> pages,
        Exchange exchange,
        List<String> doubts,
        Optional<EarlyEnd> end,
        Optional<Request> next) {

    /** Statuses by which a vendor refuses one request and not who asks; with 200 the refusal is in the answer. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(200, 400, 404, 405, 406, 409, 410, 413, 414, 416, 422);

    /** What ends the reading of an answer before its last page. */
    sealed interface EarlyEnd {

        /** A call failed. */
        record CallFailed(Failure failure) implements EarlyEnd {}

        /** The pages lead no further. */
        record NoFurther() implements EarlyEnd {}

        /** A page was about something else than was asked. */
        record AboutElse(String reason) implements EarlyEnd {}

        /** So many narrower questions are asked in its place. */
        record InPieces(int count) implements EarlyEnd {}

        /** The poll's deadline came. */
        record AtDeadline() implements EarlyEnd {}
    }

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
        Optional<EarlyEnd> broken = step.broken() ? Optional.of(new EarlyEnd.NoFurther()) : Optional.empty();
        return new Asked(question, more, cost, doubting, broken, step.next());
    }

    /** After a page about something else: its rows answer no question of ours. */
    Asked elsewhere(Answer.Decoded page, Exchange cost, String reason) {
        return new Asked(
                question,
                appended(
                        pages,
                        page.withRows(page.rows().stream()
                                .map(_ -> List.<SpecificRecordBase>of())
                                .toList())),
                exchange.plus(cost),
                appended(doubts, reason),
                Optional.of(new EarlyEnd.AboutElse(reason)),
                Optional.empty());
    }

    private Asked failed(Failure why, Exchange cost) {
        return ended(new EarlyEnd.CallFailed(why), "could not be read: " + why.reason(), cost);
    }

    /** The poll's deadline has come before the next page. */
    Asked cutOff(Duration deadline) {
        return ended(new EarlyEnd.AtDeadline(), "had not come after " + deadline, exchange);
    }

    private Asked ended(EarlyEnd how, String words, Exchange cost) {
        List<String> doubting = pages.isEmpty() ? doubts : appended(doubts, "page " + (pages.size() + 1) + " " + words);
        return new Asked(question, pages, cost, doubting, Optional.of(how), Optional.empty());
    }

    /** Narrower questions are asked in its place: what it showed stands, and what it lacks they will show. */
    Asked inPieces(int count) {
        return new Asked(
                question, pages, exchange, List.of(), Optional.of(new EarlyEnd.InPieces(count)), Optional.empty());
    }

    int pieces() {
        return end.map(how -> how instanceof EarlyEnd.InPieces(int count) ? count : 0)
                .orElse(0);
    }

    /** What ended the reading, if a call did. */
    Optional<Failure> failure() {
        return end.flatMap(how -> switch (how) {
            case EarlyEnd.CallFailed(Failure why) -> Optional.of(why);
            case EarlyEnd.AboutElse(String reason) -> Optional.of(new Failure.Malformed(reason));
            case EarlyEnd.NoFurther _, EarlyEnd.InPieces _, EarlyEnd.AtDeadline _ -> Optional.empty();
        });
    }

    /** Whether a vendor refuses this one request, or gives no readable answer to it, and may answer others. */
    boolean failedAlone() {
        return failure()
                .filter(why -> switch (why) {
                    case Failure.Refused _ ->
                        exchange.status().filter(OF_THE_REQUEST::contains).isPresent();
                    case Failure.Malformed _ -> true;
                    case Failure.Throttled _, Failure.Unreachable _ -> false;
                })
                .isPresent();
    }

    /**
     * Whether nothing more is to be asked in this poll. An answer that refuses the first question does not say whether
     * it means the question or the account.
     */
    boolean endsPoll(Question first) {
        boolean unclear = question.equals(first)
                && failure().orElse(null) instanceof Failure.Refused
                && exchange.status().equals(Optional.of(200));
        return failure().isPresent() && (unclear || !failedAlone());
    }

    /** Where to go on if the poll's deadline came while it was read; 0 for the start. */
    int reached() {
        return isCutOff() && !pages.isEmpty() ? question.paging().after(pages).reached() : 0;
    }

    /** Whether the poll's deadline came while it was read. */
    boolean isCutOff() {
        return end.filter(EarlyEnd.AtDeadline.class::isInstance).isPresent();
    }

    /** Whether every row that the vendor has for the question was on a page. */
    boolean isWhole() {
        return end.isEmpty() && doubts.isEmpty();
    }

    /** What its answer lacks; empty if nothing. */
    Optional<Shortfall> shortfall() {
        return isWhole()
                ? Optional.empty()
                : Optional.of(end.map(this::shortfall).orElse(Shortfall.DOUBTED));
    }

    private Shortfall shortfall(EarlyEnd how) {
        return switch (how) {
            case EarlyEnd.AtDeadline _ -> Shortfall.CUT_OFF;
            case EarlyEnd.NoFurther _ -> Shortfall.REFUSED;
            case EarlyEnd.CallFailed _, EarlyEnd.AboutElse _, EarlyEnd.InPieces _ ->
                failedAlone() ? Shortfall.REFUSED : Shortfall.FAILED;
        };
    }

    /** Whether a page came, and no call failed: the vendor is there, and accepts who asks. */
    boolean isAnswered() {
        return !pages.isEmpty() && failure().isEmpty() && pieces() == 0;
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return List.copyOf(more);
    }
}
