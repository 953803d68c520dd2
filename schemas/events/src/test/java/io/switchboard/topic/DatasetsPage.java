package io.switchboard.topic;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** DATASETS.md, as the schemas have it. */
final class DatasetsPage {
    /** A row's doc names the API; the page says it apart. */
    private static final Pattern API = Pattern.compile("(?:GET|POST) /[^\\s:,]+[^\\s:,.]");

    private static final String HEAD = """
            # Datasets

            Every field of every dataset, made from the schemas in `src/main/avro`; a test fails when this page and they differ.
            A dataset has two topics: `switchboard.<dataset>.changes` and `switchboard.<dataset>.state`.

            | Dataset | API | One row per |
            |---|---|---|
            """;

    private static final String HOW_TO_READ = """

            ## How to read the tables

            Before each table stand the places of the rows in the vendor's response, as paths: `a.b` is the field b of an object,
            `a[]` each element of an array, `a{f}` each value of an object whose keys are values of our field f; `a|b` are two
            spellings of one name.

            - **Vendor's name**: in the row; one that begins with `/` is a path from the response's root. In words where it is no
              name: "key of" an object, "place" where the place of the row gives it, "configuration", "request".
            - **Type**: `?` is "or null". `timestamp-millis` is UTC.
            - **Read as**: how the vendor's text is read, where that does not follow from the type. `id`: "", "-" and "0" are null.
              `list`: joined by commas. `json`: kept as JSON text. `duration`: HH:MM:SS to seconds. `time-span`: a number in the
              unit that the dataset's setting `time-unit` names, to milliseconds. `local-time`: without a zone, so in the account's
              or, where the request names one, in the request's. `instant`: ISO 8601 with a zone. `epoch-ms`: milliseconds since
              1970. But for `verbatim` and `json`, "" and "-" are null.
            - **Role**: `key` names the row; a change of a `state` or `counter` is an event; a change of a `clock` alone is none.
              Differences of a `counter` mean something.
            """;

    private DatasetsPage() {}

    static String text() {
        String index = Dataset.all().stream()
                .map(dataset -> "| [%s](#%s) | %s | %s |"
                        .formatted(dataset.name(), dataset.name().replace(".", ""), code(api(dataset)), key(dataset)))
                .collect(joining("\n"));
        String sections = Dataset.all().stream().map(DatasetsPage::section).collect(joining("\n"));
        return String.join("\n", HEAD + index, HOW_TO_READ, sections);
    }

    private static String section(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        return """
                ## %s

                %s

                %s

                | Field | Vendor's name | Type | Read as | Unit | Role | Note |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(
                        dataset.name(),
                        Stream.of(row.getDoc().split("\\R\\s*\\R"))
                                .map(DatasetsPage::oneLine)
                                .collect(joining("\n\n")),
                        facts(dataset).collect(joining("\n")),
                        row.getFields().stream()
                                .map(field -> line(field, RowPlace.of(row)))
                                .collect(joining("\n")));
    }

    private static Stream<String> facts(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        return Stream.of(
                        Stream.of("- API: " + code(api(dataset)), "- One row per: " + key(dataset)),
                        rows(row),
                        Stream.of(eventTime(row)),
                        span(row).stream())
                .flatMap(facts -> facts);
    }

    private static String api(Dataset<?, ?, ?> dataset) {
        Matcher api = API.matcher(dataset.rowSchema().getDoc());
        if (!api.find()) {
            throw new IllegalStateException("the row's doc does not name the API of " + dataset.name());
        }
        return api.group();
    }

    private static String key(Dataset<?, ?, ?> dataset) {
        return codes(dataset.keySchema().getFields().stream().map(Schema.Field::name), ", ");
    }

    private static Stream<String> rows(Schema row) {
        List<RowPlace> places = RowPlace.of(row);
        if (places.size() == 1) {
            return Stream.of("- Rows at: " + code(places.get(0).path()));
        }
        String roots = RowPlace.roots(row).stream()
                .map(root -> root.isEmpty() ? "the response's root" : code(root))
                .collect(joining(", "));
        return Stream.concat(
                Stream.of("- Rows at, under each of %s:".formatted(roots)),
                places.stream().map(place -> "  - %s: %s".formatted(code(place.path()), constants(row, place))));
    }

    private static String constants(Schema row, RowPlace place) {
        return row.getFields().stream()
                .map(Schema.Field::name)
                .filter(place.constants()::containsKey)
                .map(field -> code(field + " = " + place.constants().get(field)))
                .collect(joining(", "));
    }

    private static String eventTime(Schema row) {
        List<String> times = RowPlace.texts(row, "event_time");
        return switch (times.size()) {
            case 0 -> "- The vendor's time of a change: none";
            case 1 -> "- The vendor's time of a change: " + code(times.get(0));
            default ->
                "- The vendor's time of a change: the first that changed of %s; of a new row, the first"
                        .formatted(codes(times.stream(), ", "));
        };
    }

    private static Optional<String> span(Schema row) {
        String starts = codes(RowPlace.texts(row, "starts").stream(), ", ");
        String ends = codes(RowPlace.texts(row, "ends").stream(), ", ");
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        String span = starts.equals(ends) ? starts : starts + " to " + ends;
        return Optional.of(
                "- Time of the row: %s. A row of a time that the polls no longer ask for stays as it was: it is not deleted%s"
                        .formatted(span, undated(row)));
    }

    private static String undated(Schema row) {
        return row.getFields().stream()
                .filter(field -> field.getProp("undated") != null)
                .map(field -> "; nor is one whose %s begins with %s, for each response has its own"
                        .formatted(code(field.name()), code(field.getProp("undated"))))
                .collect(joining());
    }

    private static String line(Schema.Field field, List<RowPlace> places) {
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        code(field.name()),
                        vendorsName(field, places),
                        type(field.schema()),
                        prop(field, "as"),
                        prop(field, "unit"),
                        prop(field, "role"),
                        oneLine(field.doc()).replace("|", "\\|"));
    }

    private static String vendorsName(Schema.Field field, List<RowPlace> places) {
        List<String> objects = places.stream()
                .map(place -> place.mapKeys().get(field.name()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        boolean constant = places.stream().map(RowPlace::constants).anyMatch(all -> all.containsKey(field.name()));
        if (!objects.isEmpty()) {
            return "key of " + codes(objects.stream(), " or ") + (constant ? ", or place" : "");
        }
        if (constant) {
            return "place";
        }
        String json = prop(field, "json").isEmpty() ? field.name() : prop(field, "json");
        return Map.of("account", "configuration", "asked", "request", "unread", "collector")
                .getOrDefault(prop(field, "as"), codes(Stream.of(json.split("\\|")), " or "));
    }

    private static String type(Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        String name = type.getLogicalType() == null
                ? type.getType().getName()
                : type.getLogicalType().getName();
        return schema.isNullable() ? name + "?" : name;
    }

    private static String prop(Schema.Field field, String name) {
        return Optional.ofNullable(field.getProp(name)).orElse("");
    }

    private static String oneLine(String doc) {
        return doc.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private static String codes(Stream<String> names, String between) {
        return names.map(DatasetsPage::code).collect(joining(between));
    }

    private static String code(String name) {
        return '`' + name + '`';
    }
}
