package io.switchboard.connect;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What schemas may become. */
final class Evolution {
    private Evolution() {}

    /** The schema with one more field, of text that may be null. */
    static Schema withText(Schema schema, String name) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema text = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field(name, text, "Came later.", Schema.Field.NULL_DEFAULT_VALUE));
        Schema newer = Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
        schema.getObjectProps().forEach(newer::addProp);
        return newer;
    }
}
