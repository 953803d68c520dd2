package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackOptionsTest {
    @Test
    void shouldNameTheSettingOfAPortThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalStackOptions.temporary().withPorts(65_536, 0))
                .withMessage("--kafka-port 65536 is not within 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalStackOptions.temporary().withPorts(0, -1))
                .withMessage("--registry-port -1 is not within 0 to 65535");
    }

    @Test
    void shouldDefaultToFreePortsAndTemporaryData() {
        LocalStackOptions options = LocalStackOptions.temporary();

        assertThat(options.kafkaPort()).isZero();
        assertThat(options.registryPort()).isZero();
        assertThat(options.dataDirectory()).isEmpty();
    }

    @Test
    void shouldSayWhereTheRegistryComesFromWhenItIsMissing(@TempDir Path empty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryServer.start(0, Optional.empty(), empty))
                .withMessageContaining("no registry in " + empty)
                .withMessageContaining("-Dswitchboard.registry.home")
                .withMessageContaining("mvn");
    }
}
