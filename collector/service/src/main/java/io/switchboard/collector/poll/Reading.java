package io.switchboard.collector.poll;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.BadRow;
import io.switchboard.collector.decode.UnreadValue;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.snapshot.Scope;
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
 * @param asked the scopes of all questions
 * @param whole the scopes of those that were answered whole
 * @param doubts why others were not
 * @param failure what ended the poll before its time
 */
public record Reading(
        List<Answer.Decoded> pages,
        Exchange exchange,
        List<Scope> asked,
        List<Scope> whole,
        List<String> doubts,
        Optional<Failure> failure) {

    /** Nothing but a failure. */
    public static Reading failed(Failure failure, Exchange exchange) {
        return new Reading(List.of(), exchange, List.of(), List.of(), List.of(), Optional.of(failure));
    }

    /** A poll that was given up. */
    public static Reading tooSlow(Target target) {
        return failed(new Failure.Unreachable("no whole answer within " + target.timeout()), Exchange.NONE);
    }

    static Reading of(List<Question> questions, List<Asked> answers) {
        return new Reading(
                answers.stream().flatMap(answer -> answer.pages().stream()).toList(),
                answers.stream().map(Asked::exchange).reduce(Exchange.NONE, Exchange::plus),
                questions.stream().map(Question::scope).toList(),
                answers.stream()
                        .filter(Asked::isWhole)
                        .map(answer -> answer.question().scope())
                        .toList(),
                answers.stream().flatMap(answer -> answer.doubts().stream()).toList(),
                answers.stream().flatMap(answer -> answer.failure().stream()).findFirst());
    }

    /** Whether all that was asked for was read. */
    boolean isWhole() {
        return failure.isEmpty() && whole.size() == asked.size();
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
        return new Reading(kept, exchange, asked, whole, doubts, failure);
    }
}
