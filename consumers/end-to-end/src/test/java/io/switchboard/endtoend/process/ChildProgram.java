package io.switchboard.endtoend.process;

import io.switchboard.testsupport.TestPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A program that is not ours, in a process of its own, with what it prints. */
public final class ChildProgram implements AutoCloseable {
    /**
     * What a shell starts in the background ignores Ctrl-C, and whatever is started by it, unless it asks otherwise.
     */
    private static final List<String> HEARING_CTRL_C =
            "Linux".equals(System.getProperty("os.name")) ? List.of("env", "--default-signal=INT") : List.of();

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildProgram(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a program in a folder, which also takes what it prints, with variables beside this process's own. */
    public static ChildProgram start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> all =
                Stream.concat(HEARING_CTRL_C.stream(), command.stream()).toList();
        ProcessBuilder program = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        program.environment().putAll(environment);
        return new ChildProgram(program.start(), out, err);
    }

    /** Whether a command ends well: the program is there. */
    public static boolean isThere(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(TestPatience.USUAL) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until it has printed so many whole lines, and gives all of them. */
    public List<String> awaitLines(int count) {
        try {
            Awaitility.await().failFast(() -> requireAliveUntil(count)).until(() -> lines().size() >= count);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("wanted " + count + " lines: " + said(), late);
        }
        return lines();
    }

    private void requireAliveUntil(int count) {
        if (!process.isAlive() && lines().size() < count) {
            throw new AssertionError(said());
        }
    }

    /** Waits until it ends by itself, well, and gives all lines that it printed. */
    public List<String> awaitEnd() throws InterruptedException {
        if (!process.waitFor(TestPatience.USUAL) || process.exitValue() != 0) {
            throw new AssertionError(said());
        }
        return lines();
    }

    /**
     * Sends it a signal, waits until it has ended, well, and gives all lines that it printed.
     *
     * @param signal INT, as Ctrl-C does, or TERM, as those do that run programs
     */
    public List<String> stop(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        return awaitEnd();
    }

    private List<String> lines() {
        String text = read(out);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private String said() {
        String end = process.isAlive() ? "still runs" : "ended with " + process.exitValue();
        return "%s %s, with %d lines and\n%s".formatted(process.info().command(), end, lines().size(), read(err));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
