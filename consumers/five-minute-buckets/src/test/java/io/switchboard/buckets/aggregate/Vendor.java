package io.switchboard.buckets.aggregate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What the vendors said last, to hold the buckets against. */
final class Vendor {
    private final Map<Said, Long> ofDays = new HashMap<>();
    private final Map<Said, Long> shown = new HashMap<>();
    private final Map<Said, Long> besides = new HashMap<>();
    private final Map<Said, Optional<Long>> ofIntervals = new HashMap<>();

    /**
     * What an amount is of.
     *
     * @param thing the queue's kind and id, or the agent's id
     * @param time epoch second: begin of the day, or end of the interval
     */
    record Said(String account, String thing, long time, String figure) {}

    /** What a counter of the day shows; what it showed before it began again counts as well. */
    void saysOfDay(Said what, long amount) {
        shown.put(what, amount);
        ofDays.put(what, besides.getOrDefault(what, 0L) + amount);
    }

    /** Counters begin again at zero: of what they had counted since they were last seen nobody knows. */
    void beginsAgain(Predicate<Said> which) {
        shown.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .forEach(each -> besides.merge(each.getKey(), each.setValue(0L), Long::sum));
    }

    /** A counter shows less than before, and nobody can say why: what was known of the day stays. */
    void fallsUnexplained(Said what, long amount) {
        long before = Objects.requireNonNullElse(shown.put(what, amount), 0L);
        besides.merge(what, before - amount, Long::sum);
    }

    /** Counters do not begin again for the next day: what they showed of the day before is not of it. */
    void countsOn(Predicate<Said> which, long day, long nextDay) {
        shown.forEach((what, amount) -> {
            if (which.test(what) && what.time == day) {
                besides.put(new Said(what.account, what.thing, nextDay, what.figure), -amount);
            }
        });
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
