package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RegistryArchive.class)
class RegistryServerIT {
    private static final Path HOME = RegistryHome.fromSystemProperty();

    @Test
    void shouldKeepSchemasAndPortWhenStoppedAndStartedAgain() throws IOException, InterruptedException {
        try (RegistryServer registry = RegistryServer.start(0, Optional.empty(), HOME)) {
            RegistryClient client = new RegistryClient(registry.url());
            String id = client.register("calls-value").body();

            registry.stop();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> client.latest("calls-value"));
            registry.startAgain();

            assertThat(client.latest("calls-value").body()).contains("\"Call").contains("\"version\":1");
            assertThat(client.register("calls-value").body()).isEqualTo(id);
        }
    }

    @Test
    void shouldLeaveNeitherAProcessNorATemporaryFolder() {
        RegistryServer registry = RegistryServer.start(0, Optional.empty(), HOME);
        long pid = registry.pid().orElseThrow();
        assertThat(registry.dataDirectory()).isNotEmptyDirectory();
        assertThat(ProcessHandle.of(pid))
                .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());

        registry.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(registry.pid()).isEmpty();
        assertThat(registry.dataDirectory()).doesNotExist();
    }

    @Test
    void shouldNameTheSettingWhenThePortIsTaken() {
        try (RegistryServer registry = RegistryServer.start(0, Optional.empty(), HOME)) {
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> RegistryServer.start(registry.port(), Optional.empty(), HOME))
                    .withMessage("port %d is taken on 127.0.0.1; choose another with --registry-port", registry.port());
        }
    }

    @Test
    void shouldShowItsLastWordsWhenItDoesNotStart(@TempDir Path broken) throws IOException {
        Files.writeString(broken.resolve("quarkus-run.jar"), "not a jar");
        Files.writeString(broken.resolve("switchboard-launcher.jar"), "not a jar");

        assertThatIllegalStateException()
                .isThrownBy(() -> RegistryServer.start(0, Optional.empty(), broken))
                .withMessageStartingWith("the registry did not start; its last words:")
                .withMessageContaining("Invalid or corrupt jarfile");
    }
}
