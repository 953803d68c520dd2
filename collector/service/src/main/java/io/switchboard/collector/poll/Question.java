package io.switchboard.collector.poll;

import io.switchboard.collector.http.Request;
import io.switchboard.collector.snapshot.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One thing that a poll asks a vendor, in one or more pages.
 *
 * @param time what it is about; what else its answer shows is left out
 * @param asked values that the request gives to every row, by the field's name
 * @param first the request of the first page
 * @param paging how the further pages are asked for
 * @param begun whether an earlier poll has read the begin of its answer, and this asks for the rest
 * @param narrower questions that together ask the same, each for less; none if it can be asked for as a whole alone
 */
public record Question(
        RequestedTime time,
        Map<String, Object> asked,
        Request first,
        Paging paging,
        boolean begun,
        Supplier<List<Question>> narrower) {
    public Question {
        asked = Map.copyOf(asked);
    }

    /** One that can be asked as a whole alone. */
    public Question(RequestedTime time, Map<String, Object> asked, Request first, Paging paging) {
        this(time, asked, first, paging, false, List::of);
    }

    /** One whose answer shows nothing but the rows of its scope. */
    public Question(Scope scope, Map<String, Object> asked, Request first, Paging paging) {
        this(RequestedTime.of(scope), asked, first, paging);
    }

    /** The rows that the answer shows if they are there. */
    public Scope scope() {
        return time.shown();
    }

    /** The rows that are taken from the answer. */
    public Scope wanted() {
        return time.wanted();
    }

    /** About everything, in one page. */
    public static Question of(Request only) {
        return new Question(Scope.ALL, Map.of(), only, Paging.NONE);
    }
}
