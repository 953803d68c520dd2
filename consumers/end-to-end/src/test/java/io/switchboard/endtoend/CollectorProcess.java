package io.switchboard.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A collector in a process of its own, so that it can be killed. */
final class CollectorProcess implements AutoCloseable {
    private final Process process;

    private CollectorProcess(Process process) {
        this.process = process;
    }

    static CollectorProcess start(Path configuration) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                java,
                "-Xmx256m",
                "-classpath",
                classPath,
                "io.switchboard.collector.CollectorMain",
                "run",
                "--config",
                configuration.toString());
        Path log = configuration.resolveSibling(configuration.getFileName() + ".log");
        try {
            return new CollectorProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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
