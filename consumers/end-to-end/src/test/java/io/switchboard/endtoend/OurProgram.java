package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.CollectorMain;
import io.switchboard.consumer.replay.ReplayMain;
import io.switchboard.consumer.run.RunCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of ours in a process of its own, so that it can be killed. */
final class OurProgram implements AutoCloseable {
    private final Process process;
    private final Path log;

    private OurProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A collector that polls. */
    static OurProgram collector(Path configuration) {
        return collector(configuration, Map.of(), "collect");
    }

    /** A command of the collector, in an environment. */
    static OurProgram collector(Path configuration, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", configuration.toString()));
        return start(
                CollectorMain.class, logging(CollectorMain.class, "logback.xml"), log(configuration), environment, all);
    }

    /** An app of Kafka Streams. */
    static OurProgram app(Class<?> main, Path configuration) {
        return start(
                main, consumersLogging(), log(configuration), Map.of(), List.of("--config", configuration.toString()));
    }

    static OurProgram replay(Path folder, List<String> arguments) throws IOException {
        Path log = Files.createTempFile(folder, "replay", ".log");
        return start(ReplayMain.class, consumersLogging(), log, Map.of(), arguments);
    }

    private static Path log(Path configuration) {
        return configuration.resolveSibling(configuration.getFileName() + ".log");
    }

    private static String consumersLogging() {
        return logging(RunCommand.class, "switchboard-consumer-logback.xml");
    }

    /** As the program logs by itself: on the class path of tests there are other configurations. */
    private static String logging(Class<?> beside, String name) {
        String classes =
                beside.getProtectionDomain().getCodeSource().getLocation().toString();
        return classes.endsWith(".jar") ? "jar:" + classes + "!/" + name : classes + name;
    }

    private static OurProgram start(
            Class<?> main, String logging, Path log, Map<String, String> environment, List<String> arguments) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + logging,
                "-classpath",
                classPath,
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new OurProgram(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            throw new AssertionError("it did not end within 60 s: " + said());
        }
        return process.exitValue();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: to others it looks dead, and it does not know. */
    void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within 30 s of SIGTERM: " + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
