package io.switchboard.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a run: data, configuration and log. */
record RunFolder(Path folder) {

    /** A new one, among the machine's temporary files. */
    static RunFolder create() {
        try {
            return new RunFolder(Files.createTempDirectory("switchboard-"));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot create a folder for the data", failed);
        }
    }

    Path log() {
        return folder.resolve("quick-start.log");
    }

    /** What is logged and printed. */
    PrintStream printToLog() throws IOException {
        return new PrintStream(
                Files.newOutputStream(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    Path streams() {
        return folder.resolve("streams");
    }

    /** A file in it. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write into " + folder, failed);
        }
    }

    /** Removes it with all that is in it; false when something would not go. */
    boolean remove() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> children = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : children) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException notAll) {
            return false;
        }
    }
}
