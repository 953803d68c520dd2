package io.switchboard.collector.poll;

import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import io.switchboard.collector.snapshot.Scope;
import java.util.List;
import java.util.Map;

/**
 * What the answers of one poll lacked.
 *
 * @param byTime why those to a question were not whole, by its time; nothing of those that were not asked
 * @param reached how much was read of the one that is longer than a poll; 0 if none is
 * @param tooOld what was missed and is not asked for, because it is too old
 */
public record Shortfalls(Map<RequestedTime, Shortfall> byTime, int reached, List<Scope> tooOld) {

    /** Nothing was asked, or nothing is lacking. */
    static final Shortfalls NONE = new Shortfalls(Map.of(), 0, List.of());

    public Shortfalls {
        byTime = Map.copyOf(byTime);
        tooOld = List.copyOf(tooOld);
    }
}
