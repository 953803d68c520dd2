package io.switchboard.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a local stack is started with.
 *
 * @param kafkaPort 0 to 65535, 0 for any free port
 * @param registryPort 0 to 65535, 0 for any free port
 * @param dataDirectory kept over stops and kills; empty for temporary folders that are removed on close
 * @param registryHome the folder the registry was unpacked into
 */
public record LocalStackOptions(int kafkaPort, int registryPort, Optional<Path> dataDirectory, Path registryHome) {
    private static final int HIGHEST_PORT = 65_535;

    public LocalStackOptions {
        requirePort(kafkaPort, KafkaBroker.PORT_SETTING);
        requirePort(registryPort, RegistryServer.PORT_SETTING);
    }

    /** Free ports, temporary data, the registry of the system property {@code switchboard.registry.home}. */
    public static LocalStackOptions temporary() {
        return new LocalStackOptions(0, 0, Optional.empty(), RegistryHome.fromSystemProperty());
    }

    /** These options with data kept in a folder, {@code kafka} and {@code registry} under it. */
    public LocalStackOptions withDataDirectory(Path directory) {
        return new LocalStackOptions(kafkaPort, registryPort, Optional.of(directory), registryHome);
    }

    /** These options with other ports, 0 for any free one. */
    public LocalStackOptions withPorts(int kafka, int registry) {
        return new LocalStackOptions(kafka, registry, dataDirectory, registryHome);
    }

    private static void requirePort(int port, String setting) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("%s %d is not within 0 to %d".formatted(setting, port, HIGHEST_PORT));
        }
    }
}
