package io.switchboard.consumer.replay.aggregates;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the computation ended. */
public sealed interface Outcome {

    /** All of the range is computed. */
    record Done(List<Tally> tallies) implements Outcome {
        public Done {
            tallies = List.copyOf(tallies);
        }
    }

    /** It was asked to stop before the end. */
    record Stopped() implements Outcome {}

    /**
     * An app could not go on; it has said why.
     *
     * @param app its name
     */
    record Failed(String app) implements Outcome {}

    /** The live topics have nothing in the range. */
    record NothingThere() implements Outcome {}

    /**
     * What one app did.
     *
     * @param app its name
     * @param taken records that it took in
     * @param given results that it wrote, by topic
     * @param nanos that it took
     */
    record Tally(String app, long taken, Map<String, Long> given, long nanos) {
        public Tally {
            given = new TreeMap<>(given);
        }
    }
}
