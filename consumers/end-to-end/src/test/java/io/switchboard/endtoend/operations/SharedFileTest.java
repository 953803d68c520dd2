package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.statuschanges.StatusChangesConfig;
import io.switchboard.streams.config.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same file means the same to every program. */
class SharedFileTest {
    private static final String AWKWARD = """
            kafka:
              bootstrap.servers: [one:9092, two:9092]
              ssl.keystore.password: 0123
              ssl: { truststore: { password: 63e07, type: PEM } }
              client.rack: 0x1F
              numbers: [1_000, 1.10, 0o17, +1, .inf, 12:30:45]
              exact: 123456789012345678901234567890.10
              words: { yes: YES, on: on, true: TRUE, "null": "null" }
              date: 2026-01-31
              empty: ""
              padded: "  x  "
              escaped: $${HOME}
              password: "<${file:SECRET}>"
              text: !!str 007
              lines: |
                größe
                日本
              first: &anchor 0777
              second: *anchor
            schema-registry:
              schema.registry.url: [ "http://one:8081", "http://two:8081" ]
              basic.auth.user.info: "0123:$${x}"
            topics: { prefix: 0.1e3, partitions: 012, replication-factor: "03" }
            accounts:
              - { name: acme, vendor: convoso, auth-token: a-token-of-acme }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldMeanTheSameToCollectorAndApps() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), " a password of a file \n");
        Path file = Files.writeString(folder.resolve("switchboard.yaml"), AWKWARD.replace("SECRET", secret.toString()));

        CollectorConfig collector = CollectorConfig.load(file, _ -> null);

        assertThat(apps(file)).allSatisfy(app -> {
            assertThat(app.kafka()).isEqualTo(collector.kafka());
            assertThat(app.schemaRegistry()).isEqualTo(collector.schemaRegistry());
            assertThat(app.topics()).isEqualTo(collector.topics().topics());
            assertThat((int) app.replicationFactor())
                    .isEqualTo(collector.topics().replicationFactor());
        });
        assertThat(collector.kafka().reveal())
                .containsEntry("ssl.keystore.password", "0123")
                .containsEntry("ssl.truststore.password", "63e07")
                .containsEntry("second", "0777");
    }

    private static Stream<StreamsSettings> apps(Path file) {
        ConfigurationFile apps = new ConfigurationFile(file, _ -> null);
        return Stream.of(
                apps.load(StatusChangesConfig::read).configuration().streams(),
                apps.load(FiveMinuteBucketsConfig::read).configuration().streams());
    }
}
