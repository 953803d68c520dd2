package io.switchboard.consumer.bucket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the vendors said last, to hold the buckets against. */
final class Vendor {
    private final Map<Said, Long> ofDays = new HashMap<>();
    private final Map<Said, Optional<Long>> ofIntervals = new HashMap<>();

    /**
     * What an amount is of.
     *
     * @param thing the queue's kind and id, or the agent's id
     * @param time epoch second: begin of the day, or end of the interval
     */
    record Said(String account, String thing, long time, String figure) {}

    void saysOfDay(Said what, long amount) {
        ofDays.put(what, amount);
    }

    /** @param amount empty if the interval's row is no more */
    void saysOfInterval(Said what, Optional<Long> amount) {
        ofIntervals.put(what, amount);
    }

    Map<Said, Long> ofDays() {
        return Map.copyOf(ofDays);
    }

    Map<Said, Optional<Long>> ofIntervals() {
        return Map.copyOf(ofIntervals);
    }
}
