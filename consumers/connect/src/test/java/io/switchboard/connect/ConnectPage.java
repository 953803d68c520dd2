package io.switchboard.connect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands of the module's README. */
final class ConnectPage {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String WORKER = "http://localhost:8083";

    private ConnectPage() {}

    /** The commands to a worker. */
    static List<String> commands() throws IOException {
        List<String> commands = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.contains("curl ") && line.contains(WORKER))
                .toList();
        if (commands.isEmpty()) {
            throw new AssertionError("the README has no commands to " + WORKER);
        }
        return commands;
    }

    /** Runs a command as it stands, but for the address. */
    static String run(String command, URI worker) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command.replace(WORKER, worker.toString()))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new AssertionError(command + ": " + said);
        }
        return said;
    }
}
