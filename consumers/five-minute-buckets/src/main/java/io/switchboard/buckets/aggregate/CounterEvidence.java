package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.extract.MetricValues;
import java.util.Map;

/**
 * What a row's counters say of a reset between two polls. A reset spares none of them, and leaves only what has been
 * counted since: a counter that shows more than that was not reset, however far it fell. Pure.
 *
 * @param counting how many counters had counted something
 * @param fallen how many of them are lower than they were
 * @param littleLeft whether each of them has at most a quarter left, or next to nothing
 * @param refuted whether one of them has more than can have been counted since it was last seen
 */
record CounterEvidence(int counting, int fallen, boolean littleLeft, boolean refuted) {
    /** Nothing is counted that could have been reset. */
    static final CounterEvidence NONE = new CounterEvidence(0, 0, true, false);

    /** So few may have been counted in no time. */
    private static final long FEW = 3;

    /** No counter makes in a quarter of the time what it made before. */
    private static final long PACE = 4;

    /** How far the vendor's seconds may be ahead of ours. */
    static final long SLACK_SEC = 60;

    private static final String SECONDS = "_sec";

    /**
     * The time that counters have had, in seconds.
     *
     * @param unseen since they were last seen
     * @param counted from their begin until then
     * @param ofAgent whether it is one person's
     * @param watched whether polls were close enough for the pace to be still the same
     */
    record CountedTime(long unseen, long counted, boolean ofAgent, boolean watched) {}

    /** Of one counter, which had counted something. */
    static CounterEvidence of(String name, long before, long now, CountedTime time) {
        boolean little = now <= FEW || now * PACE <= before;
        boolean refuted = !little && !mayBeCounted(name, before, now, time);
        return new CounterEvidence(1, now < before ? 1 : 0, little, refuted);
    }

    /** A person's seconds are bounded by the clock; of other counters only their pace is known, if at all. */
    private static boolean mayBeCounted(String name, long before, long now, CountedTime time) {
        if (time.ofAgent) {
            return !name.endsWith(SECONDS) || now <= time.unseen + SLACK_SEC;
        }
        return !time.watched || (double) now * time.counted < (double) before * time.unseen * PACE;
    }

    CounterEvidence and(CounterEvidence other) {
        return new CounterEvidence(
                counting + other.counting,
                fallen + other.fallen,
                littleLeft && other.littleLeft,
                refuted || other.refuted);
    }

    /** The most of an agent's time that one amount stands for. */
    static long secondsOf(MetricValues growth) {
        return growth.amounts().entrySet().stream()
                .filter(amount -> amount.getKey().endsWith(SECONDS))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    boolean mayBeReset() {
        return fallen > 0 && !refuted;
    }

    /** What the row alone says of itself. One counter that falls proves nothing. */
    CounterChange judge() {
        if (fallen == 0) {
            return CounterChange.GROWN;
        }
        if (refuted) {
            return CounterChange.CORRECTED;
        }
        return littleLeft && fallen > 1 ? CounterChange.RESET : CounterChange.UNKNOWN;
    }

    /** The same of a row whose day has begun since. */
    CounterChange judgeNewDay() {
        if (fallen > 0 || counting == 0) {
            return CounterChange.RESET;
        }
        return refuted ? CounterChange.GROWN : CounterChange.TAKEN_FOR_RESET;
    }
}
