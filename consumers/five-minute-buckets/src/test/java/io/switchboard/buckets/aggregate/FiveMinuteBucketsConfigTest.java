package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.config.ConfigurationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiveMinuteBucketsConfigTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldPassOverTheSectionsOfOtherPrograms() {
        FiveMinuteBucketsConfig config = read("five-minute-buckets: { grace: 3m }\nwallboard: { port: 8091 }");

        assertThat(config.rules().grace()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.query()).isEmpty();
    }

    @Test
    void shouldRefuseAWallboardInsideItsOwnSection() {
        assertThatThrownBy(() -> read("five-minute-buckets: { wallboard: { port: 8091 } }"))
                .hasMessageContaining("line 3: five-minute-buckets.wallboard is an unknown key; known are");
    }

    private FiveMinuteBucketsConfig read(String sections) {
        try {
            Path file = Files.writeString(folder.resolve("f.yaml"), """
                    kafka: { bootstrap.servers: "broker:9092" }
                    schema-registry: { schema.registry.url: "http://registry" }
                    %s
                    """.formatted(sections));
            return new ConfigurationFile(file)
                    .load(FiveMinuteBucketsConfig::read)
                    .configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
