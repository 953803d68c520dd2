package io.switchboard.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's classes as the virtual machine lays them out in memory, kept on disk to shorten the next start.
 *
 * <p>A process that finds no archive writes one at its end, under a name of its own; it counts only once {@link #keep}
 * has moved it into place, so that nobody reads half an archive or that of a start that was cut short.
 */
record ClassDataArchive(Path file, Path draft) {
    private static final Logger LOG = LoggerFactory.getLogger(ClassDataArchive.class);

    /** The archive of a registry for the Java of this process; {@code unique} keeps concurrent processes apart. */
    static ClassDataArchive of(RegistryHome home, int unique) {
        String name = "registry-%s-%d.jsa".formatted(Runtime.version(), lastModified(home.launcher()));
        return new ClassDataArchive(home.path().resolve(name), home.path().resolve(name + "." + unique));
    }

    /** An archive is good for exactly the Java and the jars it was made with: both are in its name. */
    private static long lastModified(Path jar) {
        return jar.toFile().lastModified();
    }

    String option() {
        return Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + draft;
    }

    /** To be called after the end of a process that had started fully. */
    void keep() {
        if (!Files.exists(draft)) {
            return;
        }
        try {
            removeOutdated();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException slowerThen) {
            LOG.warn("Cannot keep {}: the registry will start slower", file, slowerThen);
        }
    }

    /** At 80 MB each, those of earlier builds are not worth their place. */
    private void removeOutdated() throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(file.resolveSibling(""), "registry-*.jsa")) {
            for (Path archive : archives) {
                Files.deleteIfExists(archive);
            }
        }
    }

    /** To be called after the end of a process that had not. */
    void discard() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException harmless) {
            LOG.warn("Cannot remove {}", draft, harmless);
        }
    }
}
