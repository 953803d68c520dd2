package io.switchboard.collector.fetch;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question, as far as it has been answered.
 *
 * @param pages what was read
 * @param exchange what it cost so far
 * @param doubts why what was read may not be whole
 * @param end what ended the reading before its time
 * @param next the request of the next page, if there is one
 */
record FetchState(
        ApiRequest question,
        List<DecodedResponse.ResponseRows> pages,
        CallCost exchange,
        List<String> doubts,
        Optional<EarlyEnd> end,
        Optional<ApiCall> next) {

    /** Statuses by which a vendor refuses one request and not who asks; with 200 the refusal is in the answer. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(200, 400, 404, 405, 406, 409, 410, 413, 414, 416, 422);

    /** What ends the reading of an answer before its last page. */
    sealed interface EarlyEnd {

        /** A call failed. */
        record CallFailed(CallFailure failure) implements EarlyEnd {}

        /** The pages lead no further. */
        record NoFurther() implements EarlyEnd {}

        /** A page was about something else than was asked. */
        record AboutElse(String reason) implements EarlyEnd {}

        /** So many narrower questions are asked in its place. */
        record InPieces(int count) implements EarlyEnd {}

        /** The poll's deadline came. */
        record AtDeadline() implements EarlyEnd {}
    }

    static FetchState of(ApiRequest question) {
        return new FetchState(
                question, List.of(), CallCost.NONE, List.of(), Optional.empty(), Optional.of(question.first()));
    }

    /** After one more call. */
    FetchState plus(CallResult reply, int maxPages) {
        CallCost cost = exchange.plus(reply.exchange());
        return switch (reply) {
            case CallResult.AnsweredCall(DecodedResponse.ResponseRows page, var one) -> plus(page, cost, maxPages);
            case CallResult.AnsweredCall(DecodedResponse.MalformedResponse(String reason, var words), var one) ->
                failed(new CallFailure.Malformed(reason), cost);
            case CallResult.UnansweredCall(CallFailure why, var one) -> failed(why, cost);
        };
    }

    private FetchState plus(DecodedResponse.ResponseRows page, CallCost cost, int maxPages) {
        List<DecodedResponse.ResponseRows> more = appended(pages, page);
        PagingStrategy.PagingStep step = question.paging().after(more);
        if (more.size() == maxPages && step.next().isPresent()) {
            step = PagingStrategy.PagingStep.broken("there are more than " + maxPages + " pages");
        }
        List<String> doubting =
                step.doubt().map(doubt -> appended(doubts, doubt)).orElse(doubts);
        Optional<EarlyEnd> broken = step.broken() ? Optional.of(new EarlyEnd.NoFurther()) : Optional.empty();
        return new FetchState(question, more, cost, doubting, broken, step.next());
    }

    /** After a page about something else: its rows answer no question of ours. */
    FetchState elsewhere(DecodedResponse.ResponseRows page, CallCost cost, String reason) {
        return new FetchState(
                question,
                appended(pages, page.map(rows -> rows.with(List.of()))),
                exchange.plus(cost),
                appended(doubts, reason),
                Optional.of(new EarlyEnd.AboutElse(reason)),
                Optional.empty());
    }

    private FetchState failed(CallFailure why, CallCost cost) {
        return ended(new EarlyEnd.CallFailed(why), "could not be read: " + why.reason(), cost);
    }

    /** The poll's deadline has come before the next page. */
    FetchState cutOff(Duration deadline) {
        return ended(new EarlyEnd.AtDeadline(), "had not come after " + deadline, exchange);
    }

    private FetchState ended(EarlyEnd how, String words, CallCost cost) {
        List<String> doubting = pages.isEmpty() ? doubts : appended(doubts, "page " + (pages.size() + 1) + " " + words);
        return new FetchState(question, pages, cost, doubting, Optional.of(how), Optional.empty());
    }

    /** Narrower questions are asked in its place: what it showed stands, and what it lacks they will show. */
    FetchState inPieces(int count) {
        return new FetchState(
                question, pages, exchange, List.of(), Optional.of(new EarlyEnd.InPieces(count)), Optional.empty());
    }

    int pieces() {
        return end.map(how -> how instanceof EarlyEnd.InPieces(int count) ? count : 0)
                .orElse(0);
    }

    /** What ended the reading, if a call did. */
    Optional<CallFailure> failure() {
        return end.flatMap(how -> switch (how) {
            case EarlyEnd.CallFailed(CallFailure why) -> Optional.of(why);
            case EarlyEnd.AboutElse(String reason) -> Optional.of(new CallFailure.Malformed(reason));
            case EarlyEnd.NoFurther _, EarlyEnd.InPieces _, EarlyEnd.AtDeadline _ -> Optional.empty();
        });
    }

    /** Whether a vendor refuses this one request, or gives no readable answer to it, and may answer others. */
    boolean failedAlone() {
        return failure()
                .filter(why -> switch (why) {
                    case CallFailure.Refused _ ->
                        exchange.status().filter(OF_THE_REQUEST::contains).isPresent();
                    case CallFailure.Malformed _ -> true;
                    case CallFailure.Throttled _, CallFailure.Unreachable _ -> false;
                })
                .isPresent();
    }

    /**
     * Whether nothing more is to be asked in this poll. An answer that refuses the first question does not say whether
     * it means the question or the account.
     */
    boolean endsPoll(ApiRequest first) {
        boolean unclear = question.equals(first)
                && failure().orElse(null) instanceof CallFailure.Refused
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
    Optional<ResponseShortfall> shortfall() {
        return isWhole()
                ? Optional.empty()
                : Optional.of(end.map(this::shortfall).orElse(ResponseShortfall.DOUBTED));
    }

    private ResponseShortfall shortfall(EarlyEnd how) {
        return switch (how) {
            case EarlyEnd.AtDeadline _ -> ResponseShortfall.CUT_OFF;
            case EarlyEnd.NoFurther _ -> ResponseShortfall.REFUSED;
            case EarlyEnd.CallFailed _, EarlyEnd.AboutElse _, EarlyEnd.InPieces _ ->
                failedAlone() ? ResponseShortfall.REFUSED : ResponseShortfall.FAILED;
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
