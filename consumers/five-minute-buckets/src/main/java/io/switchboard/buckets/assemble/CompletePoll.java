package io.switchboard.buckets.assemble;

import io.switchboard.buckets.extract.Measurement;
import java.util.List;

/** A poll and everything that it saw change, in the rows' order. */
public record CompletePoll(PollEnd end, List<Measurement> facts) {
    public CompletePoll {
        facts = List.copyOf(facts);
    }
}
