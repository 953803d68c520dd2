package io.switchboard.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigurationFile.LoadedConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveKafkaTheRegistryAndTopicsADefault() {
        assertRead("", root -> ClientProperties.kafka(root).reveal())
                .isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
        assertRead(
                        "schema-registry:\n",
                        root -> ClientProperties.schemaRegistry(root).reveal())
                .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081"));
        assertRead("topics: {}", TopicSettings::read).isEqualTo(new TopicSettings("switchboard", 6, 1));
    }

    @Test
    void shouldPassAnyClientPropertyThrough() {
        assertRead(
                        "kafka: { bootstrap.servers: [one:9092, two:9092], linger.ms: 20 }",
                        root -> ClientProperties.kafka(root).reveal())
                .isEqualTo(Map.of("bootstrap.servers", "one:9092,two:9092", "linger.ms", "20"));
    }

    @Test
    void shouldPassOverTheSectionsOfEveryProgram() {
        assertRead("""
                accounts: [ 1, { a: b } ]
                ops: no
                statuses: { convoso: { LUNCH: AWAY } }
                status-changes: { max-gap: x }
                five-minute-buckets: [ 1 ]
                wallboard: ~
                """, TopicSettings::read).isEqualTo(TopicSettings.DEFAULT);
    }

    @Test
    void shouldServeOperatorsWhereTheFileSaysSo() {
        assertRead("ops: { host: 0.0.0.0, port: 0 }", root -> OpsAddress.read(root, 8080))
                .isEqualTo(new OpsAddress("0.0.0.0", 0));
        assertRead("ops:\n  host:\n", root -> OpsAddress.read(root, 8080)).isEqualTo(OpsAddress.local(8080));
        assertRead("", OpsAddress::find).isEqualTo(Optional.empty());
        assertRead("ops:", OpsAddress::find).isEqualTo(Optional.empty());
        assertRead("ops: { port: 0 }", OpsAddress::find).isEqualTo(Optional.of(OpsAddress.local(0)));
        assertThat(errors("ops: { host: 0.0.0.0 }", OpsAddress::find)).containsExactly("line 1: ops.port is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a, b'", "[a, b]", "[ \"a,b\" ]"})
    void shouldReadTextsAsAListOrWithCommas(String names) {
        assertRead(
                        "ops: { names: %s }".formatted(names),
                        root -> root.section("ops").texts("names", List.of()))
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void shouldListEveryErrorByItsLine() {
        assertThatThrownBy(() -> read("""
                topics:
                  prefix: a b
                  partitons: 3
                  replication-factor: none
                kafka: { bootstrap.servers: localhost, x: "${NOT_SET}" }
                schema-registry: 7
                acounts: []
                """)).isInstanceOf(UsageException.class).hasMessage("""
                        Invalid configuration %s (7 errors):
                          line 2: topics.prefix is "a b", not a topic prefix; write up to 150 letters, digits, dots, dashes and underscores
                          line 3: topics.partitons is an unknown key; did you mean partitions?
                          line 4: topics.replication-factor is "none", not a whole number; write 1 or 12
                          line 5: kafka.x names the environment variable NOT_SET, which is not set
                          line 5: kafka.bootstrap.servers is "localhost", not a list of brokers; write host:9092,other:9092
                          line 6: schema-registry must hold keys with values
                          line 7: acounts is an unknown key; did you mean accounts?""".formatted(
                        folder.resolve("switchboard.yaml")));
    }

    private Object read(String yaml) {
        return load(yaml, root -> {
            TopicSettings topics = TopicSettings.read(root);
            return List.of(topics, ClientProperties.kafka(root), ClientProperties.schemaRegistry(root));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zzzzzzzz: 1                     | line 1: zzzzzzzz is an unknown key; known are kafka, schema-registry, topics, accounts, ops, statuses, status-changes, five-minute-buckets, wallboard
            topcs: {}                       | line 1: topcs is an unknown key; did you mean topics?
            schema: {}                      | line 1: schema is an unknown key; did you mean schema-registry?
            - topics                        | the file must hold keys with values
            topics: text                    | line 1: topics must hold keys with values
            topics: { prefix: [a] }         | line 1: topics.prefix must be a single value
            topics: { prefix: a..b }        | line 1: topics.prefix is "a..b", not a topic prefix; write up to 150 letters, digits, dots, dashes and underscores
            topics: { partitions: 0 }       | line 1: topics.partitions is 0, out of range; write 1 to 10000
            topics: { partitions: 0x10 }    | line 1: topics.partitions is "0x10", not a whole number; write 1 or 12
            topics: { partitions: "${X}" }  | line 1: topics.partitions has a placeholder whose value is not a whole number; write 1 or 12
            `topics: {}\u0007`              | the file is not YAML; look for characters that cannot be printed
            """)
    void shouldSayWhereAndWhat(String yaml, String error) {
        assertThat(new WrittenFile(folder, Map.of("X", "a-secret")).errors(yaml, TopicSettings::read))
                .containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n---\nb: 2\n", "a: *geheim\n\tb: c\n", "a: \"geheim\n", "a: {geheim\n"})
    void shouldShowNothingOfAFileThatIsNoYaml(String yaml) {
        assertThat(errors(yaml, TopicSettings::read))
                .singleElement()
                .asString()
                .contains("the file is not YAML at column ")
                .doesNotContain("geheim");
    }

    @Test
    void shouldSayThatThereIsNoFileToRead() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});

        assertThatThrownBy(() -> new ConfigurationFile(folder.resolve("none.yaml")).load(TopicSettings::read))
                .hasMessageMatching("Invalid configuration .*none.yaml \\(1 error\\):\\R  the file does not exist");
        assertThatThrownBy(() -> new ConfigurationFile(folder).load(TopicSettings::read))
                .hasMessageEndingWith("the file cannot be read");
        assertThatThrownBy(() -> new ConfigurationFile(binary).load(TopicSettings::read))
                .hasMessageEndingWith("the file is not a text in UTF-8");
    }

    @Test
    void shouldKnowEverySecretOfClientProperties() {
        LoadedConfiguration<ClientProperties> loaded = new WrittenFile(
                        folder, Map.of("X", "a-value-of-x", "BROKERS", "broker:9092"))
                .load("""
                kafka:
                  bootstrap.servers: ${BROKERS}
                  ssl.keystore.password: 0123
                  sasl.jaas.config: 'ScramLoginModule required username="u" password="a-kafka-password";'
                  x.y: [ "${X}" ]
                """, ClientProperties::kafka);

        assertThat(loaded.toString())
                .contains("sasl.jaas.config")
                .doesNotContain("0123", "a-kafka-password", "a-value-of-x");
        assertThat(loaded.redactor().redact("0123, a-kafka-password, a-value-of-x; u, broker:9092"))
                .isEqualTo("***, ***, ***; u, broker:9092");
    }

    @Test
    void shouldShowNoSecretInAnError() {
        assertThat(errors("ops: { token: abcdefgh, port: abcdefgh }", root -> {
                    root.section("ops").requireSecret("token");
                    return OpsAddress.find(root);
                }))
                .containsExactly("line 1: ops.port is \"***\", not a whole number; write 1 or 12");
    }

    @Test
    void shouldRequireASecretThatSaysSomething() {
        assertThat(errors(
                        "ops: { a: '', b: [x], c: ~ }",
                        root -> List.of(
                                root.section("ops").requireSecret("a"),
                                root.section("ops").requireSecret("b"),
                                root.section("ops").requireSecret("c"))))
                .containsExactlyInAnyOrder(
                        "line 1: ops.a is blank", "line 1: ops.b must be a single value", "line 1: ops.c is missing");
    }

    @Test
    void shouldReportBrokenRulesWhoeverMakesTheRecord() {
        assertThatThrownBy(() -> new TopicSettings("a b", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix is \"a b\", not a topic prefix")
                .hasMessageContaining("partitions is 0, out of range; write 1 to 10000");
        assertThatThrownBy(() -> new RecordRules()
                        .between("wait", Duration.ofMillis(1500), Duration.ofSeconds(2), Duration.ofDays(1))
                        .between("share", 1.5, 0, 1)
                        .check())
                .hasMessage("wait is 1500ms, out of range; write 2s to 1d, share is 1.5, out of range; write 0 to 1");
    }

    @Test
    void shouldReadValuesThatMayBeNone() {
        assertRead(
                        "topics: { a: none, b: 5s }",
                        root -> List.of(
                                root.section("topics").find("a", ValueFormat.orNone(ValueFormat.DURATION)),
                                root.section("topics").find("b", ValueFormat.orNone(ValueFormat.DURATION))))
                .isEqualTo(List.of(Optional.of(Optional.empty()), Optional.of(Optional.of(Duration.ofSeconds(5)))));
    }

    private ObjectAssert<Object> assertRead(String yaml, Function<ConfigSection, ?> reader) {
        return assertThat((Object) load(yaml, reader));
    }

    private <T> T load(String yaml, Function<ConfigSection, T> reader) {
        return WrittenFile.in(folder).load(yaml, reader).configuration();
    }

    private List<String> errors(String yaml, Function<ConfigSection, ?> reader) {
        return WrittenFile.in(folder).errors(yaml, reader);
    }
}
