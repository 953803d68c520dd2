package io.switchboard.endtoend;

import io.switchboard.consumer.replay.ReplayMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A replay in a process of its own, so that it can be killed. */
record ReplayProcess(Process process, Path log) implements AutoCloseable {

    static ReplayProcess start(Path folder, List<String> arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                classPath,
                ReplayMain.class.getName()));
        command.addAll(arguments);
        Path log = Files.createTempFile(folder, "replay", ".log");
        return new ReplayProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** Waits until it ends; returns the exit code. */
    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within 60 s: " + said());
        }
        return process.exitValue();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException, IOException {
        process.destroy();
        return awaitEnd();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
