package io.switchboard.endtoend;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * A Node program with its packages installed: a copy of the sources, under target.
 *
 * @param folder with the program and its node_modules
 */
record NodeProgram(Path folder) {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node");
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(5);

    /** Installs what the lock file names. Where there is no Node, or no packages are to be had, the test is skipped. */
    static NodeProgram install() throws IOException, InterruptedException {
        assumeTrue(ChildProgram.isThere("node", "--version"), "skipped: no node on the PATH");
        assumeTrue(ChildProgram.isThere("npm", "--version"), "skipped: no npm on the PATH");
        Path lock = HOME.resolve("package-lock.json");
        Path installed = HOME.resolve("installed-lock.json");
        Files.createDirectories(HOME);
        for (String name : List.of("package.json", "package-lock.json", "reader.mjs")) {
            Files.copy(SOURCES.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            fetch();
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeProgram(HOME);
    }

    private static void fetch() throws IOException, InterruptedException {
        Path log = HOME.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_TIMEOUT) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            String reason = "npm could not install the packages of " + SOURCES + ":\n" + Files.readString(log);
            if (System.getenv("CI") != null) {
                throw new AssertionError(reason);
            }
            abort("skipped: " + reason);
        }
    }

    /** Starts one of its scripts. */
    ChildProgram start(String script, String... arguments) throws IOException {
        return ChildProgram.start(folder, "node", List.of(script), List.of(arguments));
    }
}
