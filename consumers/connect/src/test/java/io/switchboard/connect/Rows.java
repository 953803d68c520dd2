package io.switchboard.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro records as rows of a table: values by column, as the database gives them; what is null is left out. */
final class Rows {
    private Rows() {}

    /** The fields of a record. */
    static Map<String, Object> of(IndexedRecord record) {
        Map<String, Object> row = new TreeMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            put(row, field.name(), record, field.name());
        }
        return row;
    }

    /** Adds a field of a record, if it is not null, under a name of the row's. */
    static void put(Map<String, Object> row, String column, IndexedRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        Object value = plain(record.get(field.pos()), type(field.schema()));
        if (value != null) {
            row.put(column, value);
        }
    }

    /** The type of a field, which may be nullable. */
    static Schema type(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(each -> each.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static @Nullable Object plain(@Nullable Object value, Schema type) {
        LogicalType logical = type.getLogicalType();
        return switch (value) {
            case null -> null;
            case Long millis when logical != null -> Instant.ofEpochMilli(millis);
            case Integer day when logical != null -> LocalDate.ofEpochDay(day);
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number -> number;
            case Boolean truth -> truth;
            case Instant instant -> instant;
            case LocalDate day -> day;
            default -> value.toString();
        };
    }
}
