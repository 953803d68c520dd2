package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One life of the registry's process, from its start to its end. */
final class RegistryProcess {
    // It takes seconds, and minutes where other programs have the processors. One that ends by itself is noticed at
    // once.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int SHOWN_LINES = 30;

    private final Process process;
    private final Path logFile;
    private final ClassDataArchive archive;

    private RegistryProcess(Process process, Path logFile, ClassDataArchive archive) {
        this.process = process;
        this.logFile = logFile;
        this.archive = archive;
    }

    /**
     * Starts the process; once this returns, {@code question} is answered with 200.
     *
     * @throws IllegalStateException when it ends or does not answer in time; the message has the last lines of its log
     */
    static RegistryProcess start(RegistryCommand command, URI question) {
        Path logFile = command.dataDirectory().resolve("registry.log");
        RegistryProcess started = new RegistryProcess(spawn(command, logFile), logFile, command.archive());
        try (ReadinessProbe probe = new ReadinessProbe(question)) {
            if (!probe.await(started.process, START_TIMEOUT)) {
                started.end();
                started.archive.discard();
                throw new IllegalStateException("the registry did not start; its last words:\n" + started.lastWords());
            }
        }
        return started;
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process cleanly, by force when that takes too long. */
    void stop() {
        end();
        archive.keep();
    }

    private void end() {
        // The handle's destroy only signals; the process's own would also close the pipe, which means: halt at once.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process spawn(RegistryCommand command, Path logFile) {
        try {
            return new ProcessBuilder(command.toArguments())
                    // The registry reads configuration files of its working folder.
                    .directory(command.dataDirectory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start the registry", failed);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException failed) {
            return "(cannot read %s: %s)".formatted(logFile, failed);
        }
    }
}
