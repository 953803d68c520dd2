package io.switchboard.collector.fetch;

import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import java.util.Map;

/**
 * What the answers of one poll lacked.
 *
 * @param byTime why those to a question were not whole, by its time; nothing of those that were not asked
 * @param reached how much was read of the one that is longer than a poll; 0 if none is
 */
public record ResponseShortfalls(Map<RequestedTime, ResponseShortfall> byTime, int reached) {

    /** Nothing was asked, or nothing is lacking. */
    static final ResponseShortfalls NONE = new ResponseShortfalls(Map.of(), 0);

    public ResponseShortfalls {
        byTime = Map.copyOf(byTime);
    }
}
