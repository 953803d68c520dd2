package io.switchboard.endtoend.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.endtoend.process.ChildProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own tool for checking. */
final class Promtool {
    private Promtool() {}

    /** Skips the test where there is none. */
    static void assumeThere() throws InterruptedException {
        assumeTrue(ChildProgram.isThere("promtool", "--version"), "skipped: no promtool on the PATH");
    }

    /** Fails with what it says, if it finds a fault. */
    static void verify(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as("%s:\n%s", String.join(" ", command), said)
                .isZero();
    }
}
