package io.switchboard.collector.poll;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.BadRow;
import io.switchboard.collector.decode.UnreadValue;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import io.switchboard.collector.snapshot.Coverage;
import io.switchboard.collector.snapshot.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a vendor told in one poll.
 *
 * @param pages what was read, whichever question it answers
 * @param exchange what it cost
 * @param asked the times of all questions that are due, whether the poll came to ask them or not
 * @param whole the times of those that were answered whole, and of the pieces of others
 * @param shortfalls what the answers to others lacked, by their time; nothing of those that were not asked
 * @param doubts why others were not answered whole
 * @param failure what ended the poll before its time
 */
public record Reading(
        List<Answer.Decoded> pages,
        Exchange exchange,
        List<RequestedTime> asked,
        List<RequestedTime> whole,
        Shortfalls shortfalls,
        List<String> doubts,
        Optional<Failure> failure) {

    /** One whose answers that are not whole were read to their end unless the poll failed. */
    public Reading(
            List<Answer.Decoded> pages,
            Exchange exchange,
            List<Scope> asked,
            List<Scope> whole,
            List<String> doubts,
            Optional<Failure> failure) {
        this(pages, exchange, times(asked), times(whole), shortfalls(asked, whole, failure), doubts, failure);
    }

    private static List<RequestedTime> times(List<Scope> scopes) {
        return scopes.stream().map(RequestedTime::of).toList();
    }

    private static Shortfalls shortfalls(List<Scope> asked, List<Scope> whole, Optional<Failure> failure) {
        Shortfall how = failure.isEmpty() ? Shortfall.DOUBTED : Shortfall.FAILED;
        return new Shortfalls(
                asked.stream()
                        .filter(scope -> !whole.contains(scope))
                        .collect(Collectors.toMap(RequestedTime::of, _ -> how, (one, _) -> one)),
                0);
    }

    /** Nothing but a failure. */
    public static Reading failed(Failure failure, Exchange exchange) {
        return new Reading(List.of(), exchange, List.of(), List.of(), Shortfalls.NONE, List.of(), Optional.of(failure));
    }

    /**
     * What the answers are together.
     *
     * @param due all questions that are due
     * @param answers to the first of them, in their order, those to a question's pieces behind its own
     */
    static Reading of(List<Question> due, List<Asked> answers) {
        return new AnswersOfPoll(due, answers).reading();
    }

    /** The rows that were asked for. */
    List<Scope> wanted() {
        return asked.stream().map(RequestedTime::wanted).toList();
    }

    /** The rows that whole answers show if they are there. */
    List<Scope> shown() {
        return scopes(asked);
    }

    /**
     * Of which rows it can say that they are missing.
     *
     * @param horizon of what is remembered
     */
    Coverage coverage(Instant horizon) {
        return new Coverage(shown(), scopes(whole), horizon, whole.containsAll(asked));
    }

    private static List<Scope> scopes(List<RequestedTime> times) {
        return times.stream().map(RequestedTime::shown).toList();
    }

    /** Whether all that was due was read. */
    boolean isWhole() {
        return failure.isEmpty() && whole.containsAll(asked);
    }

    /** Questions that are due and were not answered whole. */
    public long backlog() {
        return asked.stream().filter(time -> !whole.contains(time)).count();
    }

    /** What the answer to a question that was asked lacked. */
    Optional<Shortfall> shortfall(RequestedTime time) {
        return Optional.ofNullable(shortfalls.byTime().get(time));
    }

    /** The rows of one of the API's datasets, page by page. */
    List<List<SpecificRecordBase>> pagesOf(int dataset) {
        return pages.stream().map(page -> page.rows().get(dataset)).toList();
    }

    /** The rows of one of the API's datasets. */
    public List<SpecificRecordBase> rows(int dataset) {
        return pagesOf(dataset).stream().flatMap(List::stream).toList();
    }

    /** What is odd about answers of which nothing was lost. */
    public List<String> oddities() {
        return pages.stream().flatMap(page -> page.doubt().stream()).distinct().toList();
    }

    /** The rows of all datasets that could not be read. */
    public Stream<BadRow> badRows() {
        return pages.stream().flatMap(page -> page.badRows().stream());
    }

    /** The values of one of the API's datasets that could not be read. */
    List<UnreadValue> unreadValues(int dataset) {
        return pages.stream()
                .flatMap(page -> page.unreadValues().stream())
                .filter(value -> value.dataset() == dataset)
                .toList();
    }

    /** Paths of fields that no schema names. */
    public Set<String> unknownFields() {
        return pages.stream().flatMap(page -> page.unknownFields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The same reading with those rows alone that pass a test, which is given each row's dataset too. */
    public Reading filtered(BiPredicate<Integer, SpecificRecordBase> test) {
        List<Answer.Decoded> kept = pages.stream()
                .map(page -> page.withRows(IntStream.range(0, page.rows().size())
                        .mapToObj(dataset -> page.rows().get(dataset).stream()
                                .filter(row -> test.test(dataset, row))
                                .toList())
                        .toList()))
                .toList();
        return new Reading(kept, exchange, asked, whole, shortfalls, doubts, failure);
    }
}
