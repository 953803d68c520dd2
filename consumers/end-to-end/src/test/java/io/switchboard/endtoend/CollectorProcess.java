package io.switchboard.endtoend;

import io.switchboard.collector.CollectorMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A collector in a process of its own, so that it can be killed. */
final class CollectorProcess implements AutoCloseable {
    /** As the program logs by itself: on the class path of tests there are other configurations. */
    private static final String LOGGING = "-Dlogback.configurationFile=" + logging();

    private final Process process;
    private final Path log;

    private CollectorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    private static String logging() {
        String classes = CollectorMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return classes.endsWith(".jar") ? "jar:" + classes + "!/logback.xml" : classes + "logback.xml";
    }

    static CollectorProcess start(Path configuration) {
        return start(configuration, Map.of(), "run");
    }

    /** Starts a command in an environment. */
    static CollectorProcess start(Path configuration, Map<String, String> environment, String... arguments) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                LOGGING,
                "-classpath",
                classPath,
                "io.switchboard.collector.CollectorMain"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", configuration.toString()));
        Path log = configuration.resolveSibling(configuration.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new CollectorProcess(builder.start(), log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All that it, and whoever wrote to the same log before it, has said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself; returns the exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the command did not end within 60 s: " + said());
        }
        return process.exitValue();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the collector did not end within 30 s of SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
