package io.switchboard.replay.recompute;

import io.switchboard.platform.cli.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there for as long as something runs. */
record TemporaryFolder(Path path) implements AutoCloseable {

    /** A new one inside another, where there is room for what stores hold. */
    static TemporaryFolder in(Path parent) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(Files.createDirectories(parent), "replay-"));
        } catch (IOException e) {
            throw new UsageException(parent + ", the state-dir of the app, cannot be written to: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try (Stream<Path> inside = Files.walk(path)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed; it is of no use any more", e);
        }
    }
}
