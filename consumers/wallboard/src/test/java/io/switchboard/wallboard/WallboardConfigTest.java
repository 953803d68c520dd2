package io.switchboard.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallboardConfigTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldServeThisMachineAtTheUsualPortUnlessTheFileSaysOtherwise() {
        assertThat(read("{}").page()).isEqualTo(new WallboardSettings("127.0.0.1", 8091));
        assertThat(read("{}").ops()).isEmpty();
        assertThat(read("{ port: 0, host: 0.0.0.0 }").page()).isEqualTo(new WallboardSettings("0.0.0.0", 0));
    }

    @Test
    void shouldReadWhatAllProgramsShare() {
        assertThat(read("{ ops: { port: 8083 } }"))
                .isEqualTo(new WallboardConfig(
                        new WallboardSettings("127.0.0.1", 8091),
                        new ClientProperties(Map.of("bootstrap.servers", "broker:9092")),
                        new ClientProperties(Map.of("schema.registry.url", "http://registry")),
                        new Topics("mine"),
                        Optional.of(new OpsAddress("127.0.0.1", 8083))));
    }

    @Test
    void shouldReadByWhichNamesItMayBeCalled() {
        assertThat(read("{ host: 0.0.0.0, names: 'localhost, Board.Example,[::1]' }")
                        .page()
                        .names())
                .isEqualTo(Set.of("localhost", "board.example", "[::1]"));
    }

    @Test
    void shouldListFaultsWithTheirPath() {
        assertThatThrownBy(() -> read("{ port: 70000, state-dir: x, ops: { port: x } }"))
                .hasMessageContaining("line 4: wallboard.port is 70000, out of range; write 0 to 65535")
                .hasMessageContaining("line 4: wallboard.state-dir is an unknown key; known are")
                .hasMessageContaining("line 4: wallboard.ops.port is \"x\", not a whole number");
        assertThatThrownBy(() -> read("{ names: 'localhost,board:8091' }"))
                .hasMessageContaining("wallboard.names is \"board:8091\", not a host without a port");
        assertThatThrownBy(() -> read("{ names: 'localhost,' }"))
                .hasMessageContaining("wallboard.names has a blank entry");
    }

    private WallboardConfig read(String section) {
        try {
            Path file = Files.writeString(folder.resolve("f.yaml"), """
                    kafka: { bootstrap.servers: "broker:9092" }
                    schema-registry: { schema.registry.url: "http://registry" }
                    topics: { prefix: mine }
                    wallboard: %s
                    """.formatted(section));
            return new ConfigurationFile(file).load(WallboardConfig::read).configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
