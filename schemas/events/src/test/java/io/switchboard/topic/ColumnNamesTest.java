package io.switchboard.topic;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field is a column somewhere: what it is called, and what Debezium's readers find in `source`. */
class ColumnNamesTest {
    /** Debezium's own name, which its readers look for; it is a column only inside the nested `source`. */
    private static final String OF_DEBEZIUM = "source.table";

    @ParameterizedTest
    @ValueSource(strings = {"SQL-2016", "PostgreSQL-15", "Trino", "Flink-2.1"})
    void shouldBeNoReservedWord(String engine) throws IOException {
        Set<String> reserved = reserved(engine);
        assertThat(ContractField.all())
                .filteredOn(field -> !field.path().equals(OF_DEBEZIUM))
                .filteredOn(field -> reserved.contains(field.field().name().toUpperCase(ROOT)))
                .as("columns that are reserved words of %s: every query would have to quote them", engine)
                .isEmpty();
    }

    @Test
    void shouldHaveTheFieldsThatReadersOfDebeziumLookFor() {
        assertThat(envelopes()).hasSameSizeAs(Dataset.all()).allSatisfy(envelope -> {
            assertThat(types(envelope)).contains("op string", "ts_ms long");
            assertThat(types(envelope.getField("source").schema()))
                    .contains(
                            "version string",
                            "connector string",
                            "name string",
                            "ts_ms long",
                            "snapshot string",
                            "db string",
                            "schema string",
                            "table string");
        });
    }

    @Test
    void shouldHaveEveryTimeOfDebeziumAsAPlainLong() {
        assertThat(ContractField.all())
                .filteredOn(field -> field.field().name().equals("ts_ms"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.field().schema().toString())
                        .as("%s", field)
                        .isEqualTo("\"long\""));
    }

    private static List<Schema> envelopes() {
        return Dataset.all().stream().<Schema>map(Dataset::envelopeSchema).toList();
    }

    private static List<String> types(Schema record) {
        return record.getFields().stream()
                .map(field -> field.name() + " " + field.schema().getType().getName())
                .toList();
    }

    private static Set<String> reserved(String engine) throws IOException {
        try (InputStream file = ColumnNamesTest.class.getResourceAsStream("/keywords/" + engine + ".txt")) {
            assertThat(file).as("the words of %s", engine).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
