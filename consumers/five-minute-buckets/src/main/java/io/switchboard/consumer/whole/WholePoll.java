package io.switchboard.consumer.whole;

import io.switchboard.consumer.reading.Fact;
import java.util.List;

/** A poll and everything that it saw change, in the rows' order. */
public record WholePoll(End end, List<Fact> facts) {
    public WholePoll {
        facts = List.copyOf(facts);
    }
}
