package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * When the fields of rows were read last that cannot be read now.
 *
 * @param byRow start of that poll by row's key and field's name; no entry where nobody knows
 */
record LastRead(Map<SpecificRecordBase, Map<String, Instant>> byRow) {
    static final LastRead NONE = new LastRead(Map.of());

    Optional<Instant> of(SpecificRecordBase key, String field) {
        return Optional.ofNullable(byRow.getOrDefault(key, Map.of()).get(field));
    }

    /**
     * What is known after one more poll: of rows that it shows, what it shows; of others that are not gone, the same.
     *
     * @param last the snapshot before it
     * @param shown the rows that it shows
     * @param kept the rows that are known after it
     */
    static LastRead after(
            Snapshot last,
            Map<SpecificRecordBase, SpecificRecordBase> shown,
            Map<SpecificRecordBase, SpecificRecordBase> kept,
            FieldRoles roles) {
        Map<SpecificRecordBase, Map<String, Instant>> next = new HashMap<>(last.lastRead().byRow);
        next.keySet().removeIf(key -> shown.containsKey(key) || !kept.containsKey(key));
        shown.forEach((key, row) -> {
            if (roles.hasUnread(row)) {
                next.put(key, times(last, key, row, roles));
            }
        });
        return next.isEmpty() ? NONE : new LastRead(next);
    }

    private static Map<String, Instant> times(
            Snapshot last, SpecificRecordBase key, SpecificRecordBase row, FieldRoles roles) {
        Map<String, Instant> times = new HashMap<>();
        SpecificRecordBase known = last.rows().get(key);
        if (known != null) {
            for (String field : roles.unread(row)) {
                Optional<Instant> read =
                        roles.unread(known).contains(field) ? last.lastRead().of(key, field) : last.lastSeen(key);
                read.ifPresent(time -> times.put(field, time));
            }
        }
        return times;
    }
}
