package io.switchboard.topic;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** DATASETS.md, as the schemas have it. */
final class DatasetsPage {
    private static final String HEAD = """
            # Datasets

            Every field of every dataset, made from the schemas in `src/main/avro`; a test fails when this page and they differ.

            - **Vendor's name**: in the row; one that begins with `/` is a path from the answer's root. Empty: the configuration's.
            - **Read as**: how the vendor's text is read, where that does not follow from the type. `id`: "", "-" and "0" are null.
              `list`: joined by commas. `json`: kept as JSON text. `duration`: HH:MM:SS to seconds. `local-time`: in the account's
              zone. But for `verbatim` and `json`, "" and "-" are null.
            - **Role**: `key` names the row; a change of a `state` or `counter` is an event; a change of a `clock` alone is none.
            """;

    private DatasetsPage() {}

    static String text() {
        return Dataset.all().stream().map(DatasetsPage::section).collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    private static String section(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        String keys = dataset.keySchema().getFields().stream()
                .map(field -> code(field.name()))
                .collect(Collectors.joining(", "));
        String time = Optional.ofNullable(row.getProp("event_time"))
                .map(field -> "The vendor's time of a change: " + code(field) + ".")
                .orElse("The vendor gives no time of a change.");
        return """
                ## %s

                %s

                Rows at `%s`. Key: %s. %s

                | Field | Vendor's name | Type | Read as | Unit | Role | Note |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(
                        dataset.name(),
                        oneLine(row.getDoc()),
                        row.getProp("rows"),
                        keys,
                        time,
                        row.getFields().stream().map(DatasetsPage::line).collect(Collectors.joining("\n")));
    }

    private static String line(Schema.Field field) {
        String as = prop(field, "as");
        String json = prop(field, "json").isEmpty() ? field.name() : prop(field, "json");
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        code(field.name()),
                        as.equals("account") ? "" : code(json),
                        type(field.schema()),
                        as,
                        prop(field, "unit"),
                        prop(field, "role"),
                        oneLine(field.doc()));
    }

    private static String type(Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        String name = type.getLogicalType() == null
                ? type.getType().name().toLowerCase(Locale.ROOT)
                : type.getLogicalType().getName();
        return schema.isNullable() ? name + "?" : name;
    }

    private static String prop(Schema.Field field, String name) {
        return Optional.ofNullable(field.getProp(name)).orElse("");
    }

    private static String oneLine(String doc) {
        return doc.replaceAll("\\s*\\R\\s*", " ").replace("|", "\\|").strip();
    }

    private static String code(String name) {
        return '`' + name + '`';
    }
}
