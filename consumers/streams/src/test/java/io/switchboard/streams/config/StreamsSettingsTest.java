package io.switchboard.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Status;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.streams.status.StatusMappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldHaveADefaultForEverything() {
        StreamsSettings settings = read("");

        assertThat(settings.applicationId()).isEqualTo("switchboard-app");
        assertThat(settings.topics().prefix()).isEqualTo("switchboard");
        assertThat(settings.replicationFactor()).isEqualTo((short) 1);
        assertThat(settings.kafka().reveal()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
        assertThat(settings.schemaRegistry().reveal())
                .isEqualTo(Map.of("schema.registry.url", "http://localhost:8081"));
    }

    @Test
    void shouldReadItsOwnSectionAndNestedProperties() {
        StreamsSettings settings = read("""
                kafka: { bootstrap.servers: "k:1", consumer: { max.poll.records: 50 } }
                schema-registry: { schema.registry.url: "http://r" }
                topics: { prefix: care, partitions: 6, replication-factor: 3 }
                app: { application-id: other, state-dir: /var/state }
                accounts: [{ name: acme }]
                """);

        assertThat(settings.applicationId()).isEqualTo("other");
        assertThat(settings.stateDir()).isEqualTo(Path.of("/var/state"));
        assertThat(settings.kafka().reveal()).containsEntry("consumer.max.poll.records", "50");
        assertThat(settings.topics().prefix()).isEqualTo("care");
        assertThat(settings.replicationFactor()).isEqualTo((short) 3);
    }

    @Test
    void shouldListEveryErrorWithItsLine() {
        assertThatThrownBy(() -> read("""
                kafka: { security.protocol: "${NOT_SET}" }
                schema-registry: 7
                topics: { prefix: "a b", replication-factor: none, partition: 3 }
                app: { application-id: a/b, statedir: x }
                status-chagnes: {}
                """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("f.yaml (8 errors):")
                .hasMessageContaining("line 1: kafka.security.protocol names the environment variable NOT_SET")
                .hasMessageContaining("line 2: schema-registry must hold keys with values")
                .hasMessageContaining("line 3: topics.prefix is \"a b\", not a topic prefix")
                .hasMessageContaining("line 3: topics.replication-factor is \"none\", not a whole number")
                .hasMessageContaining("line 3: topics.partition is an unknown key; did you mean partitions?")
                .hasMessageContaining("line 4: app.application-id is \"a/b\", not an application id")
                .hasMessageContaining("line 4: app.statedir is an unknown key; did you mean state-dir?")
                .hasMessageContaining("line 5: status-chagnes is an unknown key; did you mean status-changes?");
    }

    @Test
    void shouldServeHealthAndMetricsWhereItsOwnSectionSaysSo() {
        assertThat(read("ops: { port: 8080 }").ops()).isEmpty();
        assertThat(read("app: { ops: { host: 0.0.0.0, port: 0 } }").ops()).contains(new OpsAddress("0.0.0.0", 0));
        assertThat(read("app: { ops: { port: 8081 } }").ops()).contains(OpsAddress.local(8081));
        assertThatThrownBy(() -> read("app: { ops: { host: \"\", port: 70000, path: / } }"))
                .hasMessageContaining("app.ops.port is 70000, out of range; write 0 to 65535")
                .hasMessageContaining("app.ops.host is blank")
                .hasMessageContaining("app.ops.path is an unknown key");
    }

    @Test
    void shouldReadHowWordsAreMapped() {
        StatusMappings mappings =
                statuses("{ convoso: { LUNCH: away }, kore: { \"AWAY:Break\": paused, AWAY: OTHER } }");

        assertThat(mappings.convoso().statusOf("lunch")).isEqualTo(Status.AWAY);
        assertThat(mappings.convoso().statusOf("READY")).isEqualTo(Status.READY);
        assertThat(mappings.kore().statusOf("Away", "break")).isEqualTo(Status.PAUSED);
        assertThat(mappings.kore().statusOf("Away", "Lunch")).isEqualTo(Status.OTHER);
        assertThat(mappings.kore().statusOf("AVAILABLE", "AVAILABLE")).isEqualTo(Status.READY);
        assertThatThrownBy(() -> statuses("{ convoso: { A: b } }"))
                .hasMessageContaining("statuses.convoso.A is \"b\", not a status; write AWAY or");
        assertThatThrownBy(() -> statuses("{ liveperson: { A: READY } }"))
                .hasMessageContaining("statuses.liveperson is an unknown key; known are convoso, kore");
    }

    private StatusMappings statuses(String section) {
        return load("statuses: " + section, StreamsSettings::readStatuses);
    }

    private StreamsSettings read(String yaml) {
        return load(yaml, root -> StreamsSettings.read(root, "app"));
    }

    private <T> T load(String yaml, Function<ConfigSection, T> reader) {
        try {
            Path file = Files.writeString(folder.resolve("f.yaml"), yaml);
            return new ConfigurationFile(file, _ -> null).load(reader).configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
