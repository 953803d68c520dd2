package io.switchboard.buckets.assemble;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far the polls of a series have come.
 *
 * @param released the last poll that was passed on, 0 before the first
 * @param arrived how many changes have arrived of each poll that was not passed on yet
 */
record SeriesProgress(long released, Map<Long, Integer> arrived) {
    static final SeriesProgress NONE = new SeriesProgress(0, Map.of());

    SeriesProgress {
        arrived = Map.copyOf(arrived);
    }

    /** How many changes of the poll have arrived. */
    int arrived(long sequence) {
        return arrived.getOrDefault(sequence, 0);
    }

    SeriesProgress oneMore(long sequence) {
        Map<Long, Integer> more = new HashMap<>(arrived);
        more.merge(sequence, 1, Integer::sum);
        return new SeriesProgress(released, more);
    }

    SeriesProgress passedOn(long sequence) {
        return new SeriesProgress(
                sequence,
                arrived.entrySet().stream()
                        .filter(poll -> poll.getKey() > sequence)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether all changes of the poll are here. */
    boolean isWhole(PollEnd end) {
        return arrived(end.sequence()) >= end.changes();
    }

    /** Whether nothing more can come of the poll: changes are in order, and some of a later poll are here. */
    boolean isPast(PollEnd end) {
        return arrived.keySet().stream().anyMatch(sequence -> sequence > end.sequence());
    }
}
