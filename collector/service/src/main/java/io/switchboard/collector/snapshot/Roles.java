package io.switchboard.collector.snapshot;

import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What each field of a dataset's rows is for, from the schema's {@code role} properties: {@code key} fields name the
 * row, {@code state} and {@code counter} fields make a change when they differ, {@code clock} fields never do.
 */
public final class Roles {
    private static final Set<String> COMPARED = Set.of("state", "counter");

    private final Dataset<?, ?, ?> dataset;
    private final int[] keyFields;
    private final Schema.Field[] compared;
    private final Optional<Schema.Field> eventTime;

    public Roles(Dataset<?, ?, ?> dataset) {
        this.dataset = dataset;
        Schema row = dataset.rowSchema();
        keyFields = dataset.keySchema().getFields().stream()
                .mapToInt(field -> row.getField(field.name()).pos())
                .toArray();
        compared = row.getFields().stream()
                .filter(field -> COMPARED.contains(field.getProp("role")))
                .toArray(Schema.Field[]::new);
        eventTime = Optional.ofNullable(row.getProp("event_time")).map(row::getField);
    }

    /** The key of a row. */
    public SpecificRecordBase key(SpecificRecordBase row) {
        var key = (SpecificRecordBase) SpecificData.newInstance(dataset.key(), dataset.keySchema());
        for (int i = 0; i < keyFields.length; i++) {
            key.put(i, row.get(keyFields[i]));
        }
        return key;
    }

    /** Whether every part of a row's key is there. */
    public boolean hasKey(SpecificRecordBase row) {
        for (int field : keyFields) {
            if (row.get(field) == null) {
                return false;
            }
        }
        return true;
    }

    /** Names of the fields that make a change of two rows of one key; none if it is none. */
    List<String> changed(SpecificRecordBase before, SpecificRecordBase after) {
        List<String> names = List.of();
        for (Schema.Field field : compared) {
            if (!Objects.equals(before.get(field.pos()), after.get(field.pos()))) {
                names = names.isEmpty() ? new ArrayList<>() : names;
                names.add(field.name());
            }
        }
        return names;
    }

    /** When the row came to be as it is, by the vendor, if the schema names a field for that and it has a value. */
    Optional<Instant> vendorTime(SpecificRecordBase row) {
        return eventTime.map(field -> (Instant) row.get(field.pos()));
    }

    /** Whether the vendor's time is among the changed fields, and so is the time of the change. */
    boolean tellsTime(List<String> changed) {
        return eventTime.filter(field -> changed.contains(field.name())).isPresent();
    }
}
