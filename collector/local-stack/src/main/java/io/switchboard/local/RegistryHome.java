package io.switchboard.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder the registry was unpacked into, checked to be one. */
record RegistryHome(Path path) {
    /** System property that names the folder. */
    static final String PROPERTY = "switchboard.registry.home";

    private static final String LAUNCHER = "switchboard-launcher.jar";

    RegistryHome {
        path = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path.resolve("quarkus-run.jar")) || !Files.isRegularFile(path.resolve(LAUNCHER))) {
            throw new IllegalArgumentException("""
                    no registry in %s; set -D%s to the folder it is unpacked into. \
                    `mvn -Dquick -pl collector/local-stack package` unpacks it into collector/local-stack/target/registry\
                    """.formatted(path, PROPERTY));
        }
    }

    /** The folder named by the system property, not yet checked. */
    static Path fromSystemProperty() {
        return Path.of(System.getProperty(PROPERTY, "collector/local-stack/target/registry"));
    }

    Path launcher() {
        return path.resolve(LAUNCHER);
    }
}
