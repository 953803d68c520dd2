package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulatorMainIT {
    @Test
    void shouldSayHowToAskItAndStopWhenToldTo() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--port=0",
                        "--speed=20",
                        "--account=one=token-1",
                        "--account=two=token-2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines =
                    out.lines().takeWhile(line -> !line.startsWith("Misbehave")).toList();
            assertThat(lines).anyMatch(line -> line.contains("auth_token=token-1"));
            assertThat(lines).anyMatch(line -> line.contains("/truth/two/agents"));
            assertThat(lines).anyMatch(line -> line.contains("- name: two-care"));
            for (String vendor : List.of("Convoso", "LivePerson", "Kore")) {
                assertThat(answer(lines, vendor)).contains("\"");
            }

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the line printed for a vendor fetches when pasted into a shell; a refusal fails it. */
    private static String answer(List<String> lines, String vendor) throws IOException, InterruptedException {
        String line = lines.stream()
                .filter(one -> one.startsWith("  " + vendor))
                .findFirst()
                .orElseThrow();
        Process shell = new ProcessBuilder(
                        "sh", "-c", line.substring(line.indexOf("curl")).replaceFirst("curl", "curl -s --fail"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = shell.inputReader()) {
            String answer = out.readAllAsString();
            assertThat(shell.waitFor()).isZero();
            return answer;
        }
    }

    @Test
    void shouldNameTheOptionToChangeWhenThePortIsTaken() {
        SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-02T17:00:00Z"), 1);
        try (Simulator first = Simulator.start(SimulatorOptions.of(time, AccountOptions.of("acme", "token")))) {
            StringWriter err = new StringWriter();
            int exit = new CommandLine(new SimulatorMain())
                    .setErr(new PrintWriter(err))
                    .execute("--port", Integer.toString(first.baseUri().getPort()));

            assertThat(exit).isEqualTo(3);
            assertThat(err.toString()).contains("taken").contains("--port");
        }
    }

    @Test
    void shouldNameTheRangeOfTheSpeed() {
        StringWriter err = new StringWriter();

        int exit = new CommandLine(new SimulatorMain())
                .setErr(new PrintWriter(err))
                .execute("--speed", "0");

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("1 to 200");
    }
}
