package io.switchboard.collector.publish;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The rows that are known of one dataset of one target, in the order of their last records in the topic of state. What
 * has been forgotten since is left out when its turn comes, so that a commit costs nothing for rows that stay as they
 * are.
 */
final class LiveRows {
    private final LinkedHashMap<SpecificRecordBase, Long> offsets = new LinkedHashMap<>();
    private Map<SpecificRecordBase, SpecificRecordBase> rows = Map.of();

    /** @param last offset of each row's last record, the smallest first */
    void restored(Map<SpecificRecordBase, SpecificRecordBase> known, Map<SpecificRecordBase, Long> last) {
        offsets.clear();
        offsets.putAll(last);
        rows = known;
    }

    /** A row's last record is there now. */
    void written(SpecificRecordBase key, long offset) {
        offsets.putLast(key, offset);
    }

    /** What is known once a poll is committed. */
    void know(Map<SpecificRecordBase, SpecificRecordBase> known) {
        rows = known;
    }

    int size() {
        return rows.size();
    }

    /** The smallest offset of a row's last record; empty if there are no rows. */
    Optional<Long> first() {
        Iterator<Entry<SpecificRecordBase, Long>> oldest = offsets.entrySet().iterator();
        while (oldest.hasNext()) {
            Entry<SpecificRecordBase, Long> row = oldest.next();
            if (rows.containsKey(row.getKey())) {
                return Optional.of(row.getValue());
            }
            oldest.remove();
        }
        return Optional.empty();
    }

    /** The rows, that with the smallest offset first. */
    Stream<LocatedRow> oldest() {
        return offsets.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(rows.get(entry.getKey())).stream()
                        .map(row -> new LocatedRow(entry.getKey(), row, entry.getValue())));
    }

    /** A row, and where its last record lies. */
    record LocatedRow(SpecificRecordBase key, SpecificRecordBase row, long offset) {}
}
