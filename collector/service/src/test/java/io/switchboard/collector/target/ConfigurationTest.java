package io.switchboard.collector.target;

import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.target.Configuration.Reading;
import io.switchboard.collector.target.Configuration.Reading.Faulty;
import io.switchboard.collector.target.Configuration.Reading.Loaded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final String MINIMAL = """
            accounts:
              - { name: acme, vendor: convoso, auth-token: a-token-of-acme }
            """;

    @TempDir
    Path folder;

    @Test
    void shouldGiveEverythingButTheAccountsADefault() throws IOException {
        Configuration configuration = loaded(MINIMAL);

        assertThat(configuration.kafka().reveal()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
        assertThat(configuration.schemaRegistry().reveal())
                .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081"));
        assertThat(configuration.topics()).isEqualTo(new TopicSettings("switchboard", 6, 1));
        assertThat(configuration.ops()).isEqualTo(new OpsAddress("127.0.0.1", 8080));
        assertThat(configuration.accounts())
                .containsExactly(new ConvosoAccount(
                        "acme",
                        URI.create("https://api.convoso.com"),
                        new Secret("a-token-of-acme"),
                        ZoneId.of("America/Los_Angeles"),
                        AgentMonitorSettings.DEFAULT));
    }

    @Test
    void shouldLeaveTheSectionsOfTheConsumersInTheSameFileAlone() throws IOException {
        String shared = MINIMAL + "statuses: { convoso: { LUNCH: AWAY } }\nfive-minute-buckets: { grace: 1m }\n";

        assertThat(loaded(shared).accounts()).isEqualTo(loaded(MINIMAL).accounts());
    }

    @Test
    void shouldLoadTheSampleWhichShowsEveryKeyWithItsDefault() {
        Reading reading = Configuration.load(
                Path.of("collector.yaml"), name -> name.equals("CONVOSO_AUTH_TOKEN") ? "a-token-of-acme" : null);

        assertThat(reading).isInstanceOfSatisfying(Loaded.class, loaded -> {
            Configuration configuration = loaded.configuration();
            assertThat(configuration.kafka().reveal()).isEqualTo(Configuration.KAFKA_DEFAULT);
            assertThat(configuration.schemaRegistry().reveal()).isEqualTo(Configuration.REGISTRY_DEFAULT);
            assertThat(configuration.topics()).isEqualTo(TopicSettings.DEFAULT);
            assertThat(configuration.ops()).isEqualTo(OpsAddress.DEFAULT);
            assertThat(configuration.accounts())
                    .containsExactly(new ConvosoAccount(
                            "acme-sales",
                            ConvosoAccount.DEFAULT_BASE_URL,
                            new Secret("a-token-of-acme"),
                            ConvosoAccount.DEFAULT_TIME_ZONE,
                            AgentMonitorSettings.DEFAULT));
        });
    }

    @Test
    void shouldReadWhatIsGiven() throws IOException {
        Configuration configuration = loaded("""
                topics: { prefix: contact.centre, partitions: 12, replication-factor: 3 }
                ops: { host: 0.0.0.0, port: 0 }
                accounts:
                  - name: acme
                    vendor: convoso
                    base-url: http://localhost:9999/
                    auth-token: a-token-of-acme
                    time-zone: UTC
                    datasets:
                      agent-monitor:
                        every: 1500ms
                        connect-timeout: 1s
                        response-timeout: PT2.5S
                        poll-timeout: 1m
                        max-body: 512KB
                        missing-polls: 3
                        max-shrink: 0.25
                """);

        assertThat(configuration.topics()).isEqualTo(new TopicSettings("contact.centre", 12, 3));
        assertThat(configuration.ops()).isEqualTo(new OpsAddress("0.0.0.0", 0));
        assertThat(configuration.accounts())
                .containsExactly(new ConvosoAccount(
                        "acme",
                        URI.create("http://localhost:9999"),
                        new Secret("a-token-of-acme"),
                        ZoneId.of("UTC"),
                        new AgentMonitorSettings(
                                Duration.ofMillis(1500),
                                new HttpLimits(
                                        Duration.ofSeconds(1),
                                        Duration.ofMillis(2500),
                                        Duration.ofMinutes(1),
                                        new DataSize(512 * 1024)),
                                new AbsencePolicy(3, 0.25))));
    }

    @Test
    void shouldGiveASectionWithoutValuesItsDefaults() throws IOException {
        Configuration configuration = loaded(MINIMAL.replace(" }\n", ", datasets: { agent-monitor: } }\n") + """
                kafka:
                topics:
                ops:
                  port:
                """);

        assertThat(configuration.topics()).isEqualTo(TopicSettings.DEFAULT);
        assertThat(configuration.ops()).isEqualTo(OpsAddress.DEFAULT);
        assertThat(configuration.kafka().reveal()).isEqualTo(Configuration.KAFKA_DEFAULT);
    }

    @Test
    void shouldPassAnyClientPropertyThroughWithNestedKeysJoined() throws IOException {
        Configuration configuration = loaded(MINIMAL + """
                kafka:
                  bootstrap.servers: [one:9092, two:9092]
                  ssl: { truststore: { location: /etc/trust.jks, password: "${TRUST}" } }
                  linger.ms: 20
                  ssl.endpoint.identification.algorithm: ""
                schema-registry: { basic.auth.user.info: "collector:a-registry-password" }
                """, Map.of("TRUST", "a-trust-password"));

        assertThat(configuration.kafka().reveal())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "one:9092,two:9092",
                        "ssl.truststore.location", "/etc/trust.jks",
                        "ssl.truststore.password", "a-trust-password",
                        "linger.ms", "20",
                        "ssl.endpoint.identification.algorithm", ""));
        assertThat(configuration.schemaRegistry().reveal())
                .containsEntry("schema.registry.url", "http://localhost:8081")
                .containsEntry("basic.auth.user.info", "collector:a-registry-password");
    }

    @Test
    void shouldPutInVariablesAndFilesAnywhere() throws IOException {
        Path token = writeString(folder.resolve("token"), "a ${token} of a file\n");
        Configuration configuration = loaded("""
                topics: { prefix: "x-${STAGE}", partitions: "${COUNT}" }
                accounts:
                  - name: ab
                    vendor: convoso
                    auth-token: ${file:%s}
                """.formatted(token), Map.of("STAGE", "test", "COUNT", "24"));

        assertThat(configuration.topics()).isEqualTo(new TopicSettings("x-test", 24, 1));
        assertThat(configuration.accounts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ConvosoAccount.class,
                        account -> assertThat(account.authToken().reveal()).isEqualTo("a ${token} of a file"));
    }

    @Test
    void shouldTakeAnEscapedReferenceLiterally() throws IOException {
        assertThat(loaded(MINIMAL + "kafka: { sasl.password: \"a$${b}\" }")
                        .kafka()
                        .reveal())
                .containsEntry("sasl.password", "a${b}");
    }

    @Test
    void shouldShowNoSecretWhenPrinted() throws IOException {
        Configuration configuration = loaded(MINIMAL + """
                kafka:
                  sasl.jaas.config: 'ScramLoginModule required username="u" password="a-kafka-password";'
                  x.y: ${X}
                """, Map.of("X", "a-value-of-x"));

        assertThat(configuration.toString())
                .contains("acme", "sasl.jaas.config")
                .doesNotContain("a-token-of-acme", "a-kafka-password", "a-value-of-x");
        assertThat(configuration
                        .redactor()
                        .redact("a-token-of-acme, a-kafka-password, a-value-of-x; u, localhost:9092"))
                .isEqualTo("***, ***, ***; u, localhost:9092");
    }

    @Test
    void shouldNotHideOrdinaryWordsThatComeFromTheEnvironment() throws IOException {
        Configuration configuration = loaded("""
                kafka: { bootstrap.servers: "${BROKERS}", enable.idempotence: "${YES}" }
                accounts:
                  - { name: "${NAME}", vendor: convoso, auth-token: a-token-of-acme }
                """, Map.of("BROKERS", "broker:9092", "YES", "true", "NAME", "acme"));

        assertThat(configuration.redactor().redact("acme at broker:9092 is true"))
                .isEqualTo("acme at broker:9092 is true");
    }

    @Test
    void shouldRefuseAFileThatDoesNotExistByItsName() {
        Path missing = folder.resolve("none.yaml");

        assertThat(Configuration.load(missing, name -> null))
                .isEqualTo(new Faulty(List.of(new Fault(missing.toString(), "does not exist"))));
    }

    @Test
    void shouldSayWhereTheFileIsNoYamlWithoutRepeatingIt() throws IOException {
        assertThat(faults("accounts:\n  - auth-token: *a-token-of-acme\n\tname: x\n"))
                .singleElement()
                .asString()
                .contains("configuration.yaml: is not YAML at line ")
                .doesNotContain("a-token-of-acme");
    }

    @Test
    void shouldRefuseARepeatedKey() throws IOException {
        assertThat(faults(MINIMAL + "ops: { port: 1, port: 2 }\n"))
                .singleElement()
                .asString()
                .contains("is not YAML at line 3", "a repeated key");
    }

    @Test
    void shouldRefuseValuesWhoeverMakesThem() {
        assertThatThrownBy(() -> new TopicSettings("a b", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix:")
                .hasMessageContaining("partitions:");
    }

    private Configuration loaded(String yaml) throws IOException {
        return loaded(yaml, Map.of());
    }

    private Configuration loaded(String yaml, Map<String, String> environment) throws IOException {
        return switch (read(yaml, environment)) {
            case Loaded(Configuration configuration) -> configuration;
            case Faulty(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private List<Fault> faults(String yaml) throws IOException {
        return switch (read(yaml, Map.of())) {
            case Loaded(Configuration configuration) -> throw new AssertionError(configuration.toString());
            case Faulty(List<Fault> faults) -> faults;
        };
    }

    private Reading read(String yaml, Map<String, String> environment) throws IOException {
        return Configuration.load(writeString(folder.resolve("configuration.yaml"), yaml), environment::get);
    }
}
