package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of the contracts: what the decoder, the diff and a JDBC sink rely on. */
class RowSchemaTest {
    private static final Set<String> ROLES = Set.of("key", "state", "counter", "clock");
    private static final Set<String> READINGS =
            Set.of("account", "id", "verbatim", "list", "json", "duration", "local-time");
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
        assertThat(name).matches("[a-z][a-z0-9_]*");
        assertThat(field.doc()).as("doc").isNotBlank();
        assertThat(field.getProp("role")).as("role").isIn(ROLES);
        if (field.getProp("as") != null) {
            assertThat(field.getProp("as")).as("as").isIn(READINGS);
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
    void shouldTakeTheVendorsTimeOfAChangeFromAFieldThatIsATime(Dataset<?, ?, ?> dataset) {
        String name = dataset.rowSchema().getProp("event_time");
        if (name != null) {
            Schema type = withoutNull(dataset.rowSchema().getField(name).schema());
            assertThat(type.getLogicalType()).isEqualTo(LogicalTypes.timestampMillis());
        }
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
