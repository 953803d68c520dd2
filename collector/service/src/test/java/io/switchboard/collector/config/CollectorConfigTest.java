package io.switchboard.collector.config;

import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.collector.vendor.ConfiguredApi;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.config.TopicSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorConfigTest {

    private static final String MINIMAL = """
            accounts:
              - { name: acme, vendor: convoso, auth-token: a-token-of-acme }
            """;

    @TempDir
    Path folder;

    @Test
    void shouldGiveEverythingButTheAccountsADefault() {
        CollectorConfig configuration = loaded(MINIMAL);

        assertThat(configuration.kafka().reveal()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
        assertThat(configuration.schemaRegistry().reveal())
                .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081"));
        assertThat(configuration.topics()).isEqualTo(new TopicSettings("switchboard", 6, 1));
        assertThat(configuration.ops()).isEqualTo(new OpsAddress("127.0.0.1", 8080));
        assertThat(configuration.accounts())
                .extracting(VendorAccount::name, VendorAccount::rateLimit)
                .containsExactly(tuple("acme", RateLimit.perMinute(120)));
    }

    @Test
    void shouldLeaveTheSectionsOfTheConsumersInTheSameFileAlone() {
        String shared = MINIMAL + "statuses: { convoso: { LUNCH: AWAY } }\nfive-minute-buckets: { grace: 1m }\n";

        assertThat(loaded(shared).accounts()).isEqualTo(loaded(MINIMAL).accounts());
    }

    @Test
    void shouldReadWhatIsGiven() {
        CollectorConfig configuration = loaded(MINIMAL + """
                topics: { prefix: contact.centre, partitions: 12, replication-factor: 3 }
                ops: { host: 0.0.0.0, port: 0 }
                """);

        assertThat(configuration.topics()).isEqualTo(new TopicSettings("contact.centre", 12, 3));
        assertThat(configuration.ops()).isEqualTo(new OpsAddress("0.0.0.0", 0));
    }

    @Test
    void shouldReadAccountsOfEveryVendor() {
        assertThat(loaded(MINIMAL + """
                  - { name: chat, vendor: liveperson, account-id: 1, bearer: { token: a-token-of-chat } }
                  - name: care
                    vendor: kore
                    account-id: a
                    instance-id: st-a
                    org-id: o-a
                    jwt: { client-id: cs-a, client-secret: a client secret of 32 characters }
                """).accounts())
                .extracting(VendorAccount::name, CollectorConfigTest::apis, VendorAccount::rateLimit)
                .containsExactly(
                        tuple("acme", List.of("agent-monitor", "agent-performance"), RateLimit.perMinute(120)),
                        tuple("chat", List.of("msgconversation"), RateLimit.perMinute(60)),
                        tuple("care", List.of("agent-status-details", "call-volume"), RateLimit.perMinute(60)));
    }

    @Test
    void shouldGiveASectionWithoutValuesItsDefaults() {
        CollectorConfig configuration = loaded(MINIMAL.replace(" }\n", ", datasets: { agent-monitor: } }\n") + """
                kafka:
                topics:
                ops:
                  port:
                """);

        assertThat(configuration.topics()).isEqualTo(TopicSettings.DEFAULT);
        assertThat(configuration.ops()).isEqualTo(OpsAddress.local(8080));
        assertThat(configuration.kafka().reveal()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void shouldPutInVariablesAndFilesAnywhere() throws IOException {
        Path token = writeString(folder.resolve("token"), "a ${token} of a file\n");
        CollectorConfig configuration = loaded("""
                topics: { prefix: "x-${STAGE}", partitions: "${COUNT}" }
                accounts:
                  - name: ab
                    vendor: convoso
                    auth-token: ${file:%s}
                """.formatted(token), Map.of("STAGE", "test", "COUNT", "24"));

        assertThat(configuration.topics()).isEqualTo(new TopicSettings("x-test", 24, 1));
        assertThat(configuration.redactor().redact("a ${token} of a file")).isEqualTo("***");
    }

    @Test
    void shouldShowNoSecretWhenPrinted() {
        CollectorConfig configuration = loaded(MINIMAL + """
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
    void shouldNotHideOrdinaryWordsThatComeFromTheEnvironment() {
        CollectorConfig configuration = loaded("""
                kafka: { bootstrap.servers: "${BROKERS}", enable.idempotence: "${YES}" }
                accounts:
                  - { name: "${NAME}", vendor: convoso, auth-token: a-token-of-acme }
                """, Map.of("BROKERS", "broker:9092", "YES", "true", "NAME", "acme"));

        assertThat(configuration.redactor().redact("acme at broker:9092 is true"))
                .isEqualTo("acme at broker:9092 is true");
    }

    private static List<String> apis(VendorAccount account) {
        return account.apis().stream().map(ConfiguredApi::name).toList();
    }

    private CollectorConfig loaded(String yaml) {
        return Yaml.in(folder).load(yaml);
    }

    private CollectorConfig loaded(String yaml, Map<String, String> environment) {
        return new Yaml(folder, environment).load(yaml);
    }
}
