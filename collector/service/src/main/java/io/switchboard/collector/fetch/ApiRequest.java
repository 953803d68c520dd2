package io.switchboard.collector.fetch;

import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.snapshot.RequestedRange;
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
public record ApiRequest(
        RequestedTime time,
        Map<String, Object> asked,
        ApiCall first,
        PagingStrategy paging,
        boolean begun,
        Supplier<List<ApiRequest>> narrower) {
    public ApiRequest {
        asked = Map.copyOf(asked);
    }

    /** One that can be asked as a whole alone. */
    public ApiRequest(RequestedTime time, Map<String, Object> asked, ApiCall first, PagingStrategy paging) {
        this(time, asked, first, paging, false, List::of);
    }

    /** One whose answer shows nothing but the rows of its scope. */
    public ApiRequest(RequestedRange scope, Map<String, Object> asked, ApiCall first, PagingStrategy paging) {
        this(RequestedTime.of(scope), asked, first, paging);
    }

    /** The rows that the answer shows if they are there. */
    public RequestedRange scope() {
        return time.shown();
    }

    /** The rows that are taken from the answer. */
    public RequestedRange wanted() {
        return time.wanted();
    }

    /** About everything, in one page. */
    public static ApiRequest of(ApiCall only) {
        return new ApiRequest(RequestedRange.ALL, Map.of(), only, PagingStrategy.NONE);
    }
}
