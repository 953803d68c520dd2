package io.switchboard.consumer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Status;
import io.switchboard.consumer.status.StatusMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsSettingsTest {
    private static final String LEAST = """
            kafka: { bootstrap.servers: localhost:9092 }
            schema-registry: { schema.registry.url: "http://localhost:8081" }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldHaveADefaultForEverythingButTheAddresses() {
        StreamsSettings settings = read(LEAST);

        assertThat(settings.applicationId()).isEqualTo("switchboard-app");
        assertThat(settings.topics().prefix()).isEqualTo("switchboard");
        assertThat(settings.replicationFactor()).isEqualTo((short) 1);
        assertThat(settings.kafka()).containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void shouldPassOverSectionsOfOtherPrograms() {
        assertThat(read(LEAST + "accounts: [{ name: acme }]\n").topics().prefix())
                .isEqualTo("switchboard");
    }

    @Test
    void shouldReadItsOwnSectionAndNestedProperties() {
        StreamsSettings settings = read("""
                kafka: { bootstrap.servers: "k:1", consumer: { max.poll.records: 50 } }
                schema-registry: { schema.registry.url: "http://r" }
                topics: { prefix: care, partitions: 6, replication-factor: 3 }
                app: { application-id: other, state-dir: /var/state }
                """);

        assertThat(settings.applicationId()).isEqualTo("other");
        assertThat(settings.stateDir()).isEqualTo(Path.of("/var/state"));
        assertThat(settings.kafka()).containsEntry("consumer.max.poll.records", "50");
        assertThat(settings.topics().prefix()).isEqualTo("care");
        assertThat(settings.replicationFactor()).isEqualTo((short) 3);
    }

    @Test
    void shouldPutTheEnvironmentAndFilesInTheirPlaces() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret$1\n");
        String yaml =
                LEAST.replace("localhost:9092", "\"${HOST}:9092\", sasl.jaas.config: \"p='${file:" + secret + "}'\"");

        StreamsSettings settings = ConfigFile.parse("f", yaml, Map.of("HOST", "kafka"), StreamsSettingsTest::settings);

        assertThat(settings.kafka())
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("sasl.jaas.config", "p='s3cret$1'");
    }

    @Test
    void shouldListEveryFaultWithItsPath() {
        String yaml = """
                kafka: { security.protocol: "${NOT_SET}" }
                schema-registry: 7
                topics: { prefix: "a b", replication-factor: none, partition: 3 }
                """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("f.yaml cannot work")
                .hasMessageContaining("kafka.bootstrap.servers: is missing")
                .hasMessageContaining("kafka.security.protocol: the environment variable NOT_SET is not set")
                .hasMessageContaining("schema-registry: must be a mapping")
                .hasMessageContaining("topics: prefix must be")
                .hasMessageContaining("topics.replication-factor: must be a whole number")
                .hasMessageContaining("topics.partition: is not known here");
    }

    @Test
    void shouldRefuseWhatIsNotYamlWithoutShowingIt() {
        assertThatThrownBy(() -> read("kafka: { password: geheim"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("it is not YAML")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> read("kafka: {}\nkafka: {}\n")).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void shouldServeHealthAndMetricsOnlyWhereAPortIsGiven() {
        assertThat(read(LEAST).ops()).isEmpty();
        assertThat(read(LEAST + "app: { ops: { host: 0.0.0.0, port: 0 } }\n").ops())
                .isEmpty();
        assertThat(read(LEAST + "app: { ops: { port: 8081 } }\n").ops()).contains(new OpsAddress("127.0.0.1", 8081));
        assertThatThrownBy(() -> read(LEAST + "app: { ops: { host: \"\", port: 70000, path: / } }\n"))
                .hasMessageContaining("app.ops.port: must be from 0 to 65535, not 70000")
                .hasMessageContaining("app.ops: host is blank")
                .hasMessageContaining("app.ops.path: is not known here");
    }

    @Test
    void shouldReadHowWordsAreMapped() {
        StatusMappings mappings = ConfigFile.parse(
                "f.yaml",
                "statuses: { convoso: { LUNCH: away }, kore: { \"AWAY:Break\": paused, AWAY: OTHER } }",
                Map.of(),
                StreamsSettings::readStatuses);

        assertThat(mappings.convoso().statusOf("lunch")).isEqualTo(Status.AWAY);
        assertThat(mappings.convoso().statusOf("READY")).isEqualTo(Status.READY);
        assertThat(mappings.kore().statusOf("Away", "break")).isEqualTo(Status.PAUSED);
        assertThat(mappings.kore().statusOf("Away", "Lunch")).isEqualTo(Status.OTHER);
        assertThat(mappings.kore().statusOf("AVAILABLE", "AVAILABLE")).isEqualTo(Status.READY);
        assertThatThrownBy(() -> ConfigFile.parse(
                        "f.yaml", "statuses: { convoso: { A: b } }", Map.of(), StreamsSettings::readStatuses))
                .hasMessageContaining("statuses.convoso.A: must be one of [READY,");
        assertThatThrownBy(() -> ConfigFile.parse(
                        "f.yaml", "statuses: { liveperson: { A: READY } }", Map.of(), StreamsSettings::readStatuses))
                .hasMessageContaining("statuses.liveperson: is not known here; there are convoso, kore");
    }

    @Test
    void shouldReadDurations() {
        Duration read = ConfigFile.parse("f.yaml", "a: 90s", Map.of(), section -> section.duration("a", Duration.ZERO));

        assertThat(read).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> ConfigFile.parse(
                        "f.yaml", "a: soon", Map.of(), section -> section.duration("a", Duration.ZERO)))
                .hasMessageContaining("a: must be a duration");
    }

    private static StreamsSettings read(String yaml) {
        return ConfigFile.parse("f.yaml", yaml, Map.of(), StreamsSettingsTest::settings);
    }

    private static StreamsSettings settings(Section file) {
        return StreamsSettings.read(file, "app");
    }
}
