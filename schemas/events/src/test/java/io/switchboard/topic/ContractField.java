package io.switchboard.topic;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A field of a key or a value, or of a record in one.
 *
 * @param subject the subject, without the topics' prefix
 * @param path the names of the fields down to this one
 * @param field the field
 */
record ContractField(String subject, String path, Schema.Field field) {
    /** Every field of every subject, the nested ones too. */
    static List<ContractField> all() {
        return new Topics("-")
                .all().stream()
                        .flatMap(topic -> topic.subjects().entrySet().stream())
                        .flatMap(subject -> of(subject.getKey().substring(2), "", subject.getValue()))
                        .toList();
    }

    /** The type beside null. */
    Schema type() {
        return type(field);
    }

    @Override
    public String toString() {
        return subject + " " + path;
    }

    private static Stream<ContractField> of(String subject, String path, Schema schema) {
        return schema.getFields().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(new ContractField(subject, path + field.name(), field)),
                        type(field).getType() == Schema.Type.RECORD
                                ? of(subject, path + field.name() + ".", type(field))
                                : Stream.empty()));
    }

    private static Schema type(Schema.Field field) {
        return field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
    }
}
