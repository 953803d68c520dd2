package io.switchboard.collector.poll;

import io.switchboard.collector.http.Request;
import io.switchboard.collector.snapshot.Scope;
import java.util.Map;

/**
 * One thing that a poll asks a vendor, in one or more pages.
 *
 * @param scope the rows that the answer shows if they are there
 * @param asked values that the request gives to every row, by the field's name
 * @param first the request of the first page
 * @param paging how the further pages are asked for
 */
public record Question(Scope scope, Map<String, Object> asked, Request first, Paging paging) {
    public Question {
        asked = Map.copyOf(asked);
    }

    /** About everything, in one page. */
    public static Question of(Request only) {
        return new Question(Scope.ALL, Map.of(), only, Paging.NONE);
    }
}
