package io.switchboard.topic;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of the contracts: what the decoder, the diff and a JDBC sink rely on. */
class RowSchemaTest {
    private static final Set<String> GIVEN = Set.of("account", "asked", "unread");
    private static final Set<String> ROLES = Set.of("key", "state", "counter", "clock");
    /** What a field can be, by how it is read: its type, logical where it has one. */
    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            entry("account", Set.of("string")),
            entry("asked", Set.of("string", "int", "date", "timestamp-millis")),
            entry("unread", Set.of("string")),
            entry("id", Set.of("string")),
            entry("verbatim", Set.of("string")),
            entry("list", Set.of("string")),
            entry("json", Set.of("string")),
            entry("duration", Set.of("int")),
            entry("time-span", Set.of("long", "double")),
            entry("local-time", Set.of("timestamp-millis")),
            entry("instant", Set.of("timestamp-millis")),
            entry("epoch-ms", Set.of("timestamp-millis")));

    private static final Set<Schema.Type> PRIMITIVES =
            Set.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG, Schema.Type.DOUBLE, Schema.Type.BOOLEAN);

    static List<Arguments> rowFields() {
        return Dataset.all().stream()
                .flatMap(dataset -> dataset.rowSchema().getFields().stream()
                        .map(field -> arguments(dataset.name(), field.name(), field)))
                .toList();
    }

    static List<Dataset<?, ?, ?>> datasets() {
        return Dataset.all();
    }

    static List<Topic<?, ?>> topics() {
        return new Topics(Topics.DEFAULT_PREFIX).all();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rowFields")
    void shouldSayWhatEveryFieldIsAndHowItIsRead(String dataset, String name, Schema.Field field) {
        assertThat(name).as("a name that PostgreSQL does not cut").matches("[a-z][a-z0-9_]{0,62}");
        assertThat(field.doc()).as("doc").isNotBlank();
        assertThat(field.getProp("role")).as("role").isIn(ROLES);
        if (field.getProp("as") == null) {
            assertThat(type(field)).as("read as its type says").isIn("string", "int", "long", "double", "boolean");
        } else {
            assertThat(TYPES).as("as").containsKey(field.getProp("as"));
            assertThat(type(field)).isIn(TYPES.get(field.getProp("as")));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rowFields")
    void shouldHoldASpanOfTimeInTheUnitOfItsReading(String dataset, String name, Schema.Field field) {
        if ("time-span".equals(field.getProp("as"))) {
            assertThat(name).endsWith("_ms");
            assertThat(field.getProp("unit")).isEqualTo("ms");
        } else if ("duration".equals(field.getProp("as"))) {
            assertThat(field.getProp("unit")).isEqualTo("s");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rowFields")
    void shouldBeFlatWithNothingButNullBesideAType(String dataset, String name, Schema.Field field) {
        assertThat(withoutNull(field.schema()).getType()).isIn(PRIMITIVES);
        if (field.schema().isNullable()) {
            assertThat(field.defaultVal()).isEqualTo(JsonProperties.NULL_VALUE);
        } else {
            assertThat(field.getProp("role")).as("what may not be null").isEqualTo("key");
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldRepeatTheKeyInTheRow(Dataset<?, ?, ?> dataset) {
        List<String> keyFields = names(dataset.keySchema().getFields().stream());
        Stream<Schema.Field> inRow =
                dataset.rowSchema().getFields().stream().filter(field -> "key".equals(field.getProp("role")));
        assertThat(names(inRow)).isEqualTo(keyFields);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldNameTheFieldsThatCouldNotBeRead(Dataset<?, ?, ?> dataset) {
        assertThat(dataset.rowSchema().getFields())
                .filteredOn(field -> "unread".equals(field.getProp("as")))
                .singleElement()
                .satisfies(field -> assertThat(field.getProp("role")).isEqualTo("state"));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldTakeTimesFromFieldsThatAreTimes(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        assertThat(RowPlace.texts(row, "event_time"))
                .allSatisfy(name -> assertThat(type(field(row, name))).isEqualTo("timestamp-millis"));
        assertThat(RowPlace.texts(row, "event_age"))
                .as("how long ago the only time of changes was")
                .hasSizeLessThanOrEqualTo(RowPlace.texts(row, "event_time").size() == 1 ? 1 : 0)
                .allSatisfy(name -> assertThat(field(row, name).getProp("unit")).isEqualTo("s"));
        List<String> starts = RowPlace.texts(row, "starts");
        List<String> ends = RowPlace.texts(row, "ends");
        assertThat(starts).as("a span has a begin and an end").hasSameSizeAs(ends);
        assertThat(starts)
                .map(name -> field(row, name))
                .filteredOn(begin -> begin.schema().isNullable())
                .as("a span has a begin: what may be null is given by every request")
                .allMatch(begin -> "asked".equals(begin.getProp("as")));
        assertThat(Stream.concat(starts.stream(), ends.stream()))
                .allSatisfy(name -> assertThat(type(field(row, name))).isIn("timestamp-millis", "date"));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldKnowRowsWithoutATimeOfTheirOwnByTheirKey(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        List<Schema.Field> undated = row.getFields().stream()
                .filter(field -> field.getProp("undated") != null)
                .toList();
        assertThat(undated)
                .allSatisfy(field -> assertThat(type(field)).isEqualTo("string"))
                .allSatisfy(field -> assertThat(field.getProp("role")).isEqualTo("key"));
        assertThat(undated.isEmpty() || !RowPlace.texts(row, "starts").isEmpty())
                .as("only where other rows have one")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldPutWhatThePlaceOfARowTellsIntoFieldsOfText(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        List<RowPlace> places = RowPlace.of(row);
        assertThat(places).isNotEmpty();
        assertThat(places.stream()
                        .flatMap(place ->
                                Stream.concat(place.constants().keySet().stream(), place.mapKeys().keySet().stream())))
                .allSatisfy(name -> assertThat(type(field(row, name))).isEqualTo("string"));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldKnowEveryPartOfTheKeyWhereverTheRowLies(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        List<RowPlace> places = RowPlace.of(row);
        for (Schema.Field part : dataset.keySchema().getFields()) {
            Schema.Field field = field(row, part.name());
            boolean elsewhere = isGiven(field) || field.getProp("json") != null;
            if (!elsewhere && places.stream().anyMatch(place -> place.gives(part.name()))) {
                assertThat(places)
                        .as("%s is told by some places", part.name())
                        .allMatch(place -> place.gives(part.name()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldReadFromAnArraysElementOnlyWhatEnclosesARow(Dataset<?, ?, ?> dataset) {
        Schema row = dataset.rowSchema();
        List<String> paths = RowPlace.of(row).stream()
                .flatMap(place -> RowPlace.roots(row).stream()
                        .map(root -> root.isEmpty() ? place.path() : root + "." + place.path()))
                .toList();
        row.getFields().stream()
                .map(field -> field.getProp("json"))
                .filter(json -> json != null && json.startsWith("/") && json.contains("[]"))
                .map(json -> json.substring(1, json.lastIndexOf("[]") + 2))
                .forEach(element -> assertThat(paths).as(element).anyMatch(path -> path.startsWith(element)));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void shouldReadNothingIntoTwoFields(Dataset<?, ?, ?> dataset) {
        assertThat(dataset.rowSchema().getFields().stream()
                        .filter(field -> !isGiven(field))
                        .map(field -> field.getProp("json") == null ? field.name() : field.getProp("json"))
                        .flatMap(name -> Stream.of(name.split("\\|"))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldHaveKeysOfPrimitivesThatBeginWithTheAccount(Topic<?, ?> topic) {
        List<Schema.Field> fields = topic.keySchema().getFields();
        assertThat(fields.get(0).name()).isEqualTo("account");
        assertThat(fields).allMatch(field -> PRIMITIVES.contains(field.schema().getType()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldUseUnionsForNullsOnlyAndDocumentEverything(Topic<?, ?> topic) {
        topic.subjects().values().forEach(RowSchemaTest::check);
    }

    private static void check(Schema schema) {
        assertThat(schema.getDoc()).as("doc of %s", schema.getFullName()).isNotBlank();
        for (Schema.Field field : schema.getFields()) {
            assertThat(field.doc())
                    .as("doc of %s.%s", schema.getName(), field.name())
                    .isNotBlank();
            Schema type = withoutNull(field.schema());
            if (type.getType() == Schema.Type.RECORD) {
                check(type);
            }
        }
    }

    private static Schema.Field field(Schema row, String name) {
        Schema.Field field = row.getField(name);
        assertThat(field).as("%s has a field %s", row.getName(), name).isNotNull();
        return field;
    }

    /** Whether the field is known without the response. */
    private static boolean isGiven(Schema.Field field) {
        return GIVEN.contains(Objects.requireNonNullElse(field.getProp("as"), ""));
    }

    private static String type(Schema.Field field) {
        Schema type = withoutNull(field.schema());
        return type.getLogicalType() == null
                ? type.getType().getName()
                : type.getLogicalType().getName();
    }

    private static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        assertThat(schema.getTypes()).hasSize(2);
        assertThat(schema.getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
        return schema.getTypes().get(1);
    }

    private static List<String> names(Stream<Schema.Field> fields) {
        return fields.map(Schema.Field::name).toList();
    }
}
