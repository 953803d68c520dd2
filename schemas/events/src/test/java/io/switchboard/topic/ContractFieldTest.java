package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.EnumText;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What readers of every kind rely on, of each field on any topic. */
class ContractFieldTest {
    private static final List<ContractField> FIELDS = ContractField.all();

    @Test
    void shouldHaveNoEnumOfAvro() {
        assertThat(FIELDS)
                .filteredOn(field -> field.type().getType() == Schema.Type.ENUM)
                .as("Flink derives STRING, and Avro does not resolve an enum to a string")
                .isEmpty();
    }

    @Test
    void shouldStateTheAllowedWordsOfEveryEnum() {
        assertThat(FIELDS)
                .filteredOn(field -> !constants(field.type()).isEmpty())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.field().getObjectProp("allowed"))
                        .as("%s: the property `allowed` has the constants of the enum", field)
                        .isEqualTo(constants(field.type())));
    }

    @Test
    void shouldSayInTheDocWhatEveryAllowedWordMeans() {
        assertThat(FIELDS)
                .filteredOn(field -> field.field().getObjectProp("allowed") instanceof List<?>)
                .isNotEmpty()
                .allSatisfy(field -> assertThat((List<?>) field.field().getObjectProp("allowed"))
                        .as("%s: words that stand in the doc", field)
                        .allSatisfy(word -> assertThat(field.field().doc()).contains((String) word)));
    }

    /** The constants of the enum that the generated class has for a type; none where it has no enum. */
    private static List<String> constants(Schema type) {
        String name = type.getProp(LogicalType.LOGICAL_TYPE_PROP);
        return name != null && LogicalTypes.getCustomRegisteredTypes().get(name) instanceof EnumText<?> text
                ? Stream.of(text.getConvertedType().getEnumConstants())
                        .map(Enum::name)
                        .toList()
                : List.of();
    }
}
