package io.switchboard.streams.app;

import io.switchboard.streams.config.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/** Where an app keeps its state stores. */
final class StateFolder {
    /** RocksDB's own way to say where its library goes. */
    private static final String LIBRARY_FOLDER = "ROCKSDB_SHAREDLIB_DIR";

    private StateFolder() {}

    /**
     * Makes the folder. Streams would too, but takes it for a failure when another app makes it at the same moment.
     *
     * <p>The library of RocksDB is unpacked into it. Left alone, each start unpacks 14 MB into a new temporary file,
     * which stays behind when the process is killed or halted.
     *
     * @throws IllegalStateException when the folder cannot be made or written to, or the library not run from there
     */
    static void prepare(StreamsSettings settings) {
        Path folder = settings.stateDir().resolve(settings.applicationId());
        try {
            Files.createDirectories(folder);
            if (System.getenv(LIBRARY_FOLDER) == null) {
                NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
            }
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "the state-dir %s must take files and let RocksDB's library run, which %s may put elsewhere: %s"
                            .formatted(settings.stateDir().toAbsolutePath(), LIBRARY_FOLDER, e),
                    e);
        }
    }
}
