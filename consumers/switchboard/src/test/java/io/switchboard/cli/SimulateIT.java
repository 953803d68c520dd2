package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as its users run it. */
class SimulateIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldSayHowToAskItAndStopAtSigterm() throws IOException, InterruptedException {
        Process process = SwitchboardScript.in(folder)
                .start("simulate", "--port=0", "--speed=20", "--account=one=token-1", "--account=two=token-2");
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

            assertThat(process.waitFor()).isEqualTo(128 + 15);
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
}
