package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Writes a row: the fields of its schema, in its order, by their names; times as ISO 8601 has them. */
final class RowJson {
    private RowJson() {}

    static void write(SpecificRecord row, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Schema.Field field : row.getSchema().getFields()) {
            out.writeFieldName(field.name());
            switch (row.get(field.pos())) {
                case null -> out.writeNull();
                case Boolean truth -> out.writeBoolean(truth);
                case Integer number -> out.writeNumber(number);
                case Long number -> out.writeNumber(number);
                case Double number -> out.writeNumber(number);
                case Object other -> out.writeString(other.toString());
            }
        }
        out.writeEndObject();
    }
}
