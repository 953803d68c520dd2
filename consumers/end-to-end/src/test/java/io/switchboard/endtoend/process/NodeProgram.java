package io.switchboard.endtoend.process;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.endtoend.docs.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Node program with its packages installed: a copy of the sources, under target.
 *
 * @param folder with the program and its node_modules
 */
public record NodeProgram(Path folder) {
    /** The subscriber that other teams may copy. */
    public static final Path SUBSCRIBER = Readme.ROOT.resolve(Path.of("consumers", "subscribers", "node"));

    private static final Path HOME = Path.of("target", "node");
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(5);

    /**
     * Installs what the lock file of a folder names. Where there is no Node, or no packages are to be had, the test is
     * skipped. One at a time, for tests run side by side, and npm begins by removing what is installed.
     *
     * @param more scripts that use the same packages
     */
    public static synchronized NodeProgram install(Path sources, Path... more)
            throws IOException, InterruptedException {
        assumeTrue(ChildProgram.isThere("node", "--version"), "skipped: no node on the PATH");
        assumeTrue(ChildProgram.isThere("npm", "--version"), "skipped: no npm on the PATH");
        Path home = Files.createDirectories(HOME.resolve(sources.getFileName()));
        for (Path file : Stream.concat(files(sources).stream(), Stream.of(more)).toList()) {
            Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Path lock = home.resolve("package-lock.json");
        Path installed = home.resolve("installed-lock.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            fetch(home);
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeProgram(home);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void fetch(Path home) throws IOException, InterruptedException {
        Path log = home.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_TIMEOUT) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            String reason = "npm could not install the packages of " + home + ":\n" + Files.readString(log);
            if (System.getenv("CI") != null) {
                throw new AssertionError(reason);
            }
            abort("skipped: " + reason);
        }
    }

    /** Starts one of its scripts. */
    public ChildProgram start(String script, String... arguments) throws IOException {
        return start(Map.of(), script, arguments);
    }

    /** Starts one of its scripts, with variables beside this process's own. */
    public ChildProgram start(Map<String, String> environment, String script, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList();
        return ChildProgram.start(folder, environment, command);
    }
}
