package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** Where a server keeps its files: a folder that is kept, or a temporary one that {@link #close} removes. */
record DataFolder(Path path, boolean temporary) implements AutoCloseable {

    /** The given folder, created when absent, or a new temporary one whose name starts with {@code prefix}. */
    static DataFolder open(Optional<Path> kept, String prefix) {
        try {
            if (kept.isPresent()) {
                return new DataFolder(
                        Files.createDirectories(kept.get().toAbsolutePath().normalize()), false);
            }
            return new DataFolder(Files.createTempDirectory(prefix), true);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot create the data folder", failed);
        }
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Utils.delete(path.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + path, failed);
        }
    }
}
