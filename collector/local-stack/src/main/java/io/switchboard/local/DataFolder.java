package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a server keeps its files: a folder that is kept, or a temporary one that {@link #close} removes.
 *
 * <p>Locked while open. Kafka has a lock of its own, but looks at it only after its controller has joined the quorum of
 * the running one and broken it. The system drops the lock when the process ends in whatever way.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataFolder(Path path, boolean temporary) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lock(path.resolve("switchboard.lock"));
    }

    /**
     * The given folder, created when absent, or a new temporary one whose name starts with {@code prefix}.
     *
     * @throws IllegalStateException when the folder is open already, here or in another process
     */
    static DataFolder open(Optional<Path> kept, String prefix) {
        try {
            return kept.isPresent()
                    ? new DataFolder(
                            Files.createDirectories(kept.get().toAbsolutePath().normalize()), false)
                    : new DataFolder(Files.createTempDirectory(prefix), true);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the data folder", failed);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                Utils.delete(path.toFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close " + path, failed);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalStateException(
                    "%s is in use by a running stack; choose another with --data-dir".formatted(file.getParent()));
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
