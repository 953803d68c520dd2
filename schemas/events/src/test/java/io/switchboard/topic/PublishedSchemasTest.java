package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version of every schema that was ever published stays readable. */
class PublishedSchemasTest {
    private static final PublishedSchemas PUBLISHED =
            new PublishedSchemas(Path.of("src", "test", "resources", "published"));
    private static final boolean PUBLISH = System.getProperty("switchboard.publish") != null;

    static List<Arguments> subjects() {
        Topics topics = new Topics("-");
        return topics.all().stream()
                .flatMap(topic -> topic.subjects().entrySet().stream())
                .map(subject -> arguments(subject.getKey().substring(2), subject.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void shouldBePublishedAsItIs(String subject, Schema schema) throws IOException {
        Schema current = PortableSchema.of(schema);
        if (PUBLISH && !isLatest(subject, current)) {
            PUBLISHED.publish(subject, current);
        }
        assertThat(isLatest(subject, current))
                .as("""
                        The schema of %s is not the last one in %s. If the change is meant, publish it:
                          mvn -Dquick -pl schemas/events test -Dtest=PublishedSchemasTest -Dswitchboard.publish
                        writes it as the next version, which then stays. (Where the last version has never left this
                        machine, remove its file first.)""", subject, PUBLISHED.folder())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void shouldReadWhatEveryVersionWrote(String subject, Schema schema) {
        assertThatNoException()
                .as("what was written with an earlier version of %s can no longer be read", subject)
                .isThrownBy(() -> PUBLISHED.requireReadable(subject, schema));
    }

    @Test
    void shouldRefuseASchemaThatCannotReadTheFirstVersionThoughItReadsTheLast(@TempDir Path folder) throws Exception {
        PublishedSchemas published = new PublishedSchemas(folder);
        Schema first = row().requiredInt("calls").endRecord();
        Schema second = row().requiredLong("calls").endRecord();
        Schema third = row().requiredLong("calls").requiredString("name").endRecord();
        published.publish("row-value", first);
        published.requireReadable("row-value", second);
        published.publish("row-value", second);

        assertThat(published.versions("row-value")).containsExactly(second, first);
        assertThatExceptionOfType(SchemaValidationException.class)
                .as("a field without a default is not in what was written")
                .isThrownBy(() -> published.requireReadable("row-value", third));
        assertThatExceptionOfType(SchemaValidationException.class)
                .as("a long does not fit into an int")
                .isThrownBy(() -> published.requireReadable("row-value", first));
    }

    private static boolean isLatest(String subject, Schema current) {
        List<Schema> versions = PUBLISHED.versions(subject);
        return !versions.isEmpty() && versions.get(0).toString().equals(current.toString());
    }

    private static SchemaBuilder.FieldAssembler<Schema> row() {
        return SchemaBuilder.record("Row").fields();
    }
}
