package io.switchboard.topic;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Avro records as tables of HTML: each record once, and links to it from wherever else it is. */
final class AvroTables {
    /** Records that are the value of a topic: they are shown there. */
    private final Set<String> values;

    private final Set<String> shown = new HashSet<>();

    AvroTables(Stream<Schema> values) {
        this.values = values.map(Schema::getFullName).collect(toSet());
    }

    /** The tables of a topic's value: of the record, and of those in it that are shown nowhere yet. */
    String of(Schema value) {
        if (!shown.add(value.getFullName())) {
            return "";
        }
        String nested = value.getFields().stream()
                .map(field -> named(field.schema()))
                .filter(schema -> schema.getType() == Schema.Type.RECORD && !values.contains(schema.getFullName()))
                .distinct()
                .map(this::of)
                .collect(joining());
        List<Schema.Field> fields = value.getFields();
        return Html.template("record.html")
                        .formatted(
                                anchor(value),
                                Html.text(value.getName()),
                                Html.text(value.getFullName() + ", " + fields.size() + " fields"),
                                fields.stream().map(AvroTables::row).collect(joining("\n")))
                + nested;
    }

    /** A key in one line: its fields with their types. */
    static String key(Schema key) {
        return key.getFields().stream()
                .map(field -> "%s <i>%s</i>".formatted(Html.code(field.name()), type(field.schema())))
                .collect(joining(", "));
    }

    /** Where a record is shown. */
    static String link(Schema record) {
        return "<a href=\"#%s\">%s</a>".formatted(anchor(record), Html.text(record.getName()));
    }

    private static String row(Schema.Field field) {
        String words = field.getObjectProp("allowed") instanceof List<?> allowed
                ? "<br>"
                        + allowed.stream().map(word -> Html.code((String) word)).collect(joining(" "))
                : "";
        String marks = Stream.of("unit", "role", "rollup")
                .filter(name -> field.getProp(name) != null)
                .map(name -> " <small title=\"%s\">%s</small>".formatted(name, Html.text(field.getProp(name))))
                .collect(joining());
        return "<tr><td>%s</td><td><i>%s</i></td><td>%s%s%s</td></tr>"
                .formatted(Html.code(field.name()), type(field.schema()), Html.line(field.doc()), marks, words);
    }

    private static String type(Schema schema) {
        Schema type = named(schema);
        String name = switch (type.getType()) {
            case RECORD -> link(type);
            default ->
                type.getLogicalType() == null
                        ? type.getType().getName()
                        : type.getLogicalType().getName();
        };
        return schema.isNullable() ? name + "?" : name;
    }

    /** The type beside null. */
    private static Schema named(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static String anchor(Schema record) {
        return record.getFullName().replace("io.switchboard.", "");
    }
}
