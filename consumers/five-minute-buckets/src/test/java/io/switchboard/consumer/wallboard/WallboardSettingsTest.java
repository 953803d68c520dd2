package io.switchboard.consumer.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.consumer.config.ConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallboardSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldBeOffUnlessAPortIsGiven() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{ wallboard: { host: localhost } }")).isEmpty();
    }

    @Test
    void shouldBeForThisMachineUnlessAHostIsGiven() {
        assertThat(read("{ wallboard: { port: 8091 } }")).contains(new WallboardSettings("127.0.0.1", 8091));
        assertThat(read("{ wallboard: { port: 0, host: 0.0.0.0 } }")).contains(new WallboardSettings("0.0.0.0", 0));
    }

    @Test
    void shouldReadByWhichNamesItMayBeCalled() {
        assertThat(read("{ wallboard: { port: 0, host: 0.0.0.0, names: 'localhost, Board.Example,[::1]' } }"))
                .contains(new WallboardSettings("0.0.0.0", 0, Set.of("localhost", "board.example", "[::1]")));
    }

    @Test
    void shouldListFaultsWithTheirPath() {
        assertThatThrownBy(() -> read("{ wallboard: { port: 70000, token: x } }"))
                .hasMessageContaining("app.wallboard.port: must be from 0")
                .hasMessageContaining("app.wallboard.token: is not known here");
        assertThatThrownBy(() -> read("{ wallboard: { port: 0, names: 'localhost,board:8091' } }"))
                .hasMessageContaining("app.wallboard: names must be hosts without ports")
                .hasMessageContaining("not \"board:8091\"");
        assertThatThrownBy(() -> read("{ wallboard: { port: 0, names: 'localhost,' } }"))
                .hasMessageContaining("app.wallboard: names must be hosts without ports");
    }

    private Optional<WallboardSettings> read(String section) {
        try {
            Path file = Files.writeString(folder.resolve("f.yaml"), "app: " + section);
            return ConfigFile.read(file, all -> WallboardSettings.read(all.section("app")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
