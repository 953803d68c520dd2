package io.switchboard.collector.publish;

import io.switchboard.collector.publish.LiveRows.LocatedRow;
import io.switchboard.topic.Dataset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where to begin to read a dataset's topic of state, in one partition, in order to find every row that is known of any
 * target: the smallest offset of their last records. Rows that never change would hold it back: where it falls behind,
 * the oldest of them are written once more.
 */
final class StateMark {

    /** What may lie between mark and end however few rows are known. */
    static final long SLACK = 1_000;

    /** What is written once more with a commit: enough to catch up with any history, and little beside a poll. */
    private static final int LEAST_AT_ONCE = 50;

    private static final int MOST_AT_ONCE = 1_000;

    private final Dataset<?, ?, ?> dataset;
    private final Map<String, LiveRows> targets = new HashMap<>();
    private final Map<String, Long> undecided = new HashMap<>();
    private long end;

    StateMark(Dataset<?, ?, ?> dataset) {
        this.dataset = dataset;
    }

    LiveRows rows(String target) {
        return targets.computeIfAbsent(target, _ -> new LiveRows());
    }

    Set<String> targets() {
        return targets.keySet();
    }

    /** A target's rows have been read back, up to an offset. */
    void restored(String target, long to) {
        undecided.remove(target);
        end = Math.max(end, to);
    }

    /** Something was written there, and committed. */
    void written(long offset) {
        end = Math.max(end, offset + 1);
    }

    /** Nobody knows which of a target's rows have been written again: the mark stays until they have been read back. */
    void undecided(String target) {
        undecided.putIfAbsent(target, offset());
    }

    /** What has been committed and is not found behind it is not known of any target. */
    long offset() {
        return Stream.concat(
                        undecided.values().stream(), targets.values().stream().flatMap(rows -> rows.first().stream()))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    /**
     * The rows to write once more with a commit; none while what a successor would read is at most about twice what is
     * known.
     *
     * @param changes of the dataset in the commit
     * @param may whether a row of a target, by its key, may be written by the commit
     */
    List<StateRow> stale(int changes, Predicate<Entry<String, SpecificRecordBase>> may) {
        long known = targets.values().stream().mapToLong(LiveRows::size).sum();
        if (end - offset() <= 2 * known + SLACK) {
            return List.of();
        }
        int count = Math.clamp(2L * changes, LEAST_AT_ONCE, MOST_AT_ONCE);
        return targets.entrySet().stream()
                .filter(target -> !undecided.containsKey(target.getKey()))
                .flatMap(target -> target.getValue().oldest().limit(count).map(row -> Map.entry(target.getKey(), row)))
                .sorted(Comparator.comparingLong(row -> row.getValue().offset()))
                .filter(row -> may.test(Map.entry(row.getKey(), row.getValue().key())))
                .limit(count)
                .map(row -> stateRow(row.getKey(), row.getValue()))
                .toList();
    }

    private StateRow stateRow(String target, LocatedRow row) {
        return new StateRow(target, dataset, row.key(), row.row());
    }
}
