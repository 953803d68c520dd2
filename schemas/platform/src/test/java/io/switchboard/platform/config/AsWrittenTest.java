package io.switchboard.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is the text that stands in the file, whatever type a YAML reader would give it. */
class AsWrittenTest {

    @TempDir
    Path folder;

    /** Behind the bar: what is read, where it is not what is written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0123                   |
            63e07                  |
            1_000                  |
            0x1F                   |
            0o17                   |
            0b101                  |
            1.10                   |
            1e3                    |
            .5                     |
            5.                     |
            +1                     |
            -0                     |
            .inf                   |
            -.INF                  |
            .nan                   |
            12:30:45               |
            190:20:30              |
            2026-01-31             |
            2026-01-31T08:00:00Z   |
            1.2.3                  |
            123456789012345678901234567890 |
            0.1234567890123456789012345 |
            yes                    |
            no                     |
            on                     |
            off                    |
            Y                      |
            true                   |
            TRUE                   |
            False                  |
            'true'                 | true
            "null"                 | null
            !!str ~                | ~
            !!str 0123             | 0123
            !!int "0123"           | 0123
            !!str                  | ``
            ''                     | ``
            ""                     | ``
            "  padded  "           | `  padded  `
            '''quoted'''           | 'quoted'
            "a\\"b\\\\c"           | a"b\\c
            'it''s'                | it's
            "\\u00e9t\\u00E9"      | été
            größe-ß-日本            |
            "tab\\there"           | `tab	here`
            a # no comment         | a
            a#b                    |
            C:\\dir\\file          |
            http://host:8081/x     |
            <none>                 |
            =                      |
            $${X}                  | ${X}
            "$${file:/x}"          | ${file:/x}
            $X $ {X} ${            |
            "${X}"                 | a value ${Y}
            a ${X} b ${X}          | a a value ${Y} b a value ${Y}
            ${EMPTY}               | ``
            [a, b, 0123]           | a,b,0123
            [ "${X}", yes ]        | a value ${Y},yes
            []                     | ``
            """)
    void shouldGiveTheTextThatIsWritten(String written, @Nullable String read) {
        WrittenFile file = new WrittenFile(folder, Map.of("X", "a value ${Y}", "EMPTY", ""));

        assertThat(file.kafka("kafka:\n  key: %s\n".formatted(written)))
                .containsEntry("key", read == null ? written : read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null x", "# only a comment"})
    void shouldTakeNullForNoValue(String nothing) {
        String topics = "topics:\n  prefix: %s\n  partitions: 1\n".formatted(nothing);
        String kafka = "kafka:\n  a: %s\n  b: 1\n".formatted(nothing);

        assertThat(WrittenFile.in(folder).load(topics, TopicSettings::read).configuration())
                .isEqualTo(new TopicSettings("switchboard", 1, 1));
        assertThat(WrittenFile.in(folder).errors(kafka, ClientProperties::kafka))
                .containsExactly("line 2: kafka.a has no value");
    }

    @Test
    void shouldReadTextsOfSeveralLines() {
        assertThat(WrittenFile.in(folder).kafka("""
                kafka:
                  folded: >-
                    one
                    two
                  kept: |
                    one
                    two
                  plain: one
                    two
                  quoted: "one
                    two"
                """))
                .containsEntry("folded", "one two")
                .containsEntry("kept", "one\ntwo\n")
                .containsEntry("plain", "one two")
                .containsEntry("quoted", "one two");
    }

    @Test
    void shouldPutAFileInItsPlaceWithoutItsLastLineEnd() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), " s3cret$1 ${X}\n\r\n");

        assertThat(WrittenFile.in(folder).kafka("kafka: { p: \"<${file:%s}>\" }".formatted(secret)))
                .containsEntry("p", "< s3cret$1 ${X}\n>");
    }

    @Test
    void shouldLetAnAliasStandForWhatItNames() {
        assertThat(WrittenFile.in(folder).kafka("""
                kafka:
                  a: &password 0123
                  b: *password
                  consumer: &client { c: 1, d: [ 2, *password ] }
                  producer: *client
                """))
                .containsEntry("b", "0123")
                .containsEntry("producer.c", "1")
                .containsEntry("producer.d", "2,0123");
    }

    @Test
    void shouldJoinKeysOfNestedMappingsHoweverTheyAreWritten() {
        assertThat(WrittenFile.in(folder).kafka("""
                kafka:
                  ssl: { truststore: { location: /t, type: PEM } }
                  ssl.keystore:
                    "location": /k
                  1: one
                  yes: { no: 0 }
                  größe: 1
                """))
                .containsEntry("ssl.truststore.location", "/t")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.keystore.location", "/k")
                .containsEntry("1", "one")
                .containsEntry("yes.no", "0")
                .containsEntry("größe", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: b: c                | line 2: the file is not YAML at column 7; look for a tab, a missing space after a colon, or an unclosed quote
            a: 'b                  | line 3: the file is not YAML at column 1; look for a tab, a missing space after a colon, or an unclosed quote
            a: *nowhere            | line 2: the file is not YAML at column 6; look for a tab, a missing space after a colon, or an unclosed quote
            a: &a [*a]             | line 2: kafka.a holds an alias of itself; write the value out
            a: !vault x            | line 2: kafka.a has the tag !vault, which has no meaning here
            a: !!binary eA==       | line 2: kafka.a has the tag tag:yaml.org,2002:binary, which has no meaning here
            a: { <<: { b: c } }    | line 2: kafka.a has a merge key (<<) or a key that is no text; write its keys out
            a: { [b]: c }          | line 2: kafka.a has a merge key (<<) or a key that is no text; write its keys out
            { a: 1, a: 2 }         | line 2: kafka.a repeats the key of line 2; keep one of the two
            a: [ { b: c } ]        | line 2: kafka.a must be a value, or a list of values
            a: [ b, ~ ]            | line 2: kafka.a must be a value, or a list of values
            a: ${NOT_SET}          | line 2: kafka.a names the environment variable NOT_SET, which is not set
            a: "${file:/no/file}"  | line 2: kafka.a names the file /no/file, which does not exist
            a: "${file:/}"         | line 2: kafka.a names the file /, which cannot be read
            """)
    void shouldRefuseWhatWouldBeReadAsSomethingElse(String written, String error) {
        assertThat(WrittenFile.in(folder).errors("kafka:\n  %s\n".formatted(written), ClientProperties::kafka))
                .isEqualTo(List.of(error));
    }
}
