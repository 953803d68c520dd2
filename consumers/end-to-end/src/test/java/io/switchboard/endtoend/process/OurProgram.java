package io.switchboard.endtoend.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.docs.Readme;
import io.switchboard.testsupport.TestPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of the assembled executable in a process of its own, so that it can be killed. */
public final class OurProgram implements AutoCloseable {
    private static final Path EXECUTABLE = Readme.ROOT.resolve(Path.of("target", "switchboard", "bin", "switchboard"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final Path log;

    private OurProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A collector that polls. */
    public static OurProgram collector(Path configuration) {
        return command(configuration, Map.of(), "collect");
    }

    /** A command with a configuration, in an environment. */
    public static OurProgram command(Path configuration, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", configuration.toString()));
        return start(log(configuration), environment, all);
    }

    public static OurProgram replay(Path folder, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(arguments);
        return start(Files.createTempFile(folder, "replay", ".log"), Map.of(), all);
    }

    private static Path log(Path configuration) {
        return configuration.resolveSibling(configuration.getFileName() + ".log");
    }

    private static OurProgram start(Path log, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(EXECUTABLE.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SWITCHBOARD_JAVA", JAVA.toString());
        builder.environment().put("SWITCHBOARD_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        try {
            return new OurProgram(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it, and anyone who wrote to the same log before it, has said. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself; returns the exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(TestPatience.USUAL)) {
            throw new AssertionError("it did not end: " + said());
        }
        return process.exitValue();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: to others it looks dead, and it does not know. */
    public void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TestPatience.USUAL)) {
            throw new AssertionError("it did not end after SIGTERM: " + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
