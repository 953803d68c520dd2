package io.switchboard.endtoend.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.endtoend.docs.Readme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The oldest Java that subscribers may have.
 *
 * @param java the program
 */
public record Java17(Path java) {
    private static final Path MODULE = Readme.ROOT.resolve(Path.of("consumers", "subscribers", "target"));

    /**
     * One that is installed, on the PATH or beside the Java that runs this; the test is skipped where there is none.
     */
    public static Java17 find() throws IOException {
        Optional<Path> java;
        try (Stream<Path> beside =
                Files.list(Path.of(System.getProperty("java.home")).resolveSibling(""))) {
            Stream<Path> onPath =
                    Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
            java = Stream.concat(
                            onPath.map(folder -> folder.resolve("java")), beside.map(home -> home.resolve("bin/java")))
                    .filter(Files::isExecutable)
                    .filter(Java17::is17)
                    .findFirst();
        }
        assumeTrue(java.isPresent(), "skipped: no Java 17 on the PATH or beside the Java that runs the tests");
        return new Java17(java.orElseThrow());
    }

    /** What a subscriber has beside its own classes: the jars of the contracts, a Kafka client, and what these need. */
    public static String libraries() throws IOException {
        return Files.readString(MODULE.resolve("class-path.txt")).strip();
    }

    /** The subscriber that other teams may copy. */
    public static Path subscriber() {
        return MODULE.resolve("classes");
    }

    public ChildProgram start(Path folder, Map<String, String> environment, String classPath, String... command)
            throws IOException {
        return ChildProgram.start(
                folder,
                environment,
                Stream.concat(
                                Stream.of(java.toString(), "-XX:TieredStopAtLevel=1", "-cp", classPath),
                                Stream.of(command))
                        .toList());
    }

    private static boolean is17(Path java) {
        try {
            Path release = java.toRealPath().resolveSibling("../release").normalize();
            return Files.exists(release)
                    && Files.readAllLines(release).stream().anyMatch(line -> line.startsWith("JAVA_VERSION=\"17."));
        } catch (IOException e) {
            return false;
        }
    }
}
