package io.switchboard.collector.fetch;

import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.ResponseCoverage;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a vendor reported in one poll.
 *
 * @param pages what was read, whichever question it answers
 * @param exchange what it cost
 * @param asked the times of all questions that are due, whether the poll came to ask them or not
 * @param whole the times of those that were answered whole, and of the pieces of others
 * @param shortfalls what the answers to others lacked, by their time; nothing of those that were not asked
 * @param doubts why others were not answered whole
 * @param failure what ended the poll before its time
 */
public record FetchResult(
        List<DecodedResponse.ResponseRows> pages,
        CallCost exchange,
        List<RequestedTime> asked,
        List<RequestedTime> whole,
        ResponseShortfalls shortfalls,
        List<String> doubts,
        Optional<CallFailure> failure) {

    /** One whose answers that are not whole were read to their end unless the poll failed. */
    public FetchResult(
            List<DecodedResponse.ResponseRows> pages,
            CallCost exchange,
            List<RequestedRange> asked,
            List<RequestedRange> whole,
            List<String> doubts,
            Optional<CallFailure> failure) {
        this(pages, exchange, times(asked), times(whole), shortfalls(asked, whole, failure), doubts, failure);
    }

    private static List<RequestedTime> times(List<RequestedRange> scopes) {
        return scopes.stream().map(RequestedTime::of).toList();
    }

    private static ResponseShortfalls shortfalls(
            List<RequestedRange> asked, List<RequestedRange> whole, Optional<CallFailure> failure) {
        ResponseShortfall how = failure.isEmpty() ? ResponseShortfall.DOUBTED : ResponseShortfall.FAILED;
        return new ResponseShortfalls(
                asked.stream()
                        .filter(scope -> !whole.contains(scope))
                        .collect(Collectors.toMap(RequestedTime::of, _ -> how, (one, _) -> one)),
                0);
    }

    /** Nothing but a failure. */
    public static FetchResult failed(CallFailure failure, CallCost exchange) {
        return new FetchResult(
                List.of(), exchange, List.of(), List.of(), ResponseShortfalls.NONE, List.of(), Optional.of(failure));
    }

    /**
     * What the answers are together.
     *
     * @param due all questions that are due
     * @param answers to the first of them, in their order, those to a question's pieces behind its own
     */
    static FetchResult of(List<ApiRequest> due, List<FetchState> answers) {
        return new FetchResultFactory(due, answers).reading();
    }

    /** The rows that were asked for. */
    public List<RequestedRange> wanted() {
        return asked.stream().map(RequestedTime::wanted).toList();
    }

    /** The rows that whole answers show if they are there. */
    public List<RequestedRange> shown() {
        return scopes(asked);
    }

    /**
     * Of which rows it can say that they are missing.
     *
     * @param horizon of what is remembered
     */
    public ResponseCoverage coverage(Instant horizon) {
        return new ResponseCoverage(shown(), scopes(whole), horizon, whole.containsAll(asked));
    }

    private static List<RequestedRange> scopes(List<RequestedTime> times) {
        return times.stream().map(RequestedTime::shown).toList();
    }

    /** Whether all that was due was read. */
    public boolean isWhole() {
        return failure.isEmpty() && whole.containsAll(asked);
    }

    /** Questions that are due and were not answered whole. */
    public long backlog() {
        return asked.stream().filter(time -> !whole.contains(time)).count();
    }

    /** What the answer to a question that was asked lacked. */
    public Optional<ResponseShortfall> shortfall(RequestedTime time) {
        return Optional.ofNullable(shortfalls.byTime().get(time));
    }

    /** What was read of each dataset, page by page. */
    public Stream<DatasetRows> datasets() {
        return pages.stream().flatMap(page -> page.datasets().stream());
    }

    /** What was read of a dataset, page by page. */
    public List<DatasetRows> pagesOf(Dataset<?, ?, ?> dataset) {
        return pages.stream().map(page -> page.of(dataset)).toList();
    }

    /** What is odd about answers of which nothing was lost. */
    public List<String> oddities() {
        return pages.stream().flatMap(page -> page.doubt().stream()).distinct().toList();
    }

    /** Paths of fields that no schema names. */
    public Set<String> unknownFields() {
        return pages.stream().flatMap(page -> page.unknownFields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The same with something else for each dataset of each page. */
    public FetchResult map(UnaryOperator<DatasetRows> change) {
        return new FetchResult(
                pages.stream().map(page -> page.map(change)).toList(),
                exchange,
                asked,
                whole,
                shortfalls,
                doubts,
                failure);
    }
}
