package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.testsupport.TestPatience;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start as its users run it, but for the terminal. */
class QuickStartIT {
    private static final List<String> FREE_PORTS = Stream.of("kafka", "registry", "simulator", "metrics", "wallboard")
            .map(server -> "--port=" + server + "=0")
            .toList();
    private static final Pattern LOG = Pattern.compile("(?m)^log +(.+)$");

    private static final Pattern METRICS = Pattern.compile("(?m)^metrics +(.+)$");
    private static final Pattern COMPLETE_POLLS = Pattern.compile(
            "(?m)^switchboard_polls_total\\{account=\"(.+?)\",api=\"(.+?)\",outcome=\"complete\"} [1-9]");

    private static final List<String> TARGETS = List.of(
            "acme-sales/agent-monitor",
            "acme-sales/agent-performance",
            "acme-chat/msgconversation",
            "acme-care/agent-status-details",
            "acme-care/call-volume");

    @TempDir
    private Path directory = Path.of("");

    private List<Process> started = List.of();

    @AfterEach
    void endWhatATestHasLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldShowWhatComesFromAllVendorsAndLeaveNothingBehind() throws Exception {
        Process process = start("60");
        awaitLine("(?m)^change .* -> .*");
        awaitCompletePolls(URI.create(find(METRICS)));
        List<ProcessHandle> children = process.children().toList();
        assertThat(children).as("the registry").hasSize(1);
        assertThat(Path.of(find(LOG))).startsWith(directory.resolve("temporary"));

        process.destroy();

        assertThat(process.waitFor(TestPatience.USUAL)).isTrue();
        assertThat(output()).endsWith("Stopped; nothing is left behind.\n").doesNotContain("Exception");
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatToDoWhenTheRegistryEnds() throws Exception {
        Process process = start("12");
        awaitLine("(?m)^change .*");

        process.children().forEach(ProcessHandle::destroyForcibly);

        assertThat(process.waitFor(TestPatience.USUAL)).isTrue();
        assertThat(output()).contains("the schema registry ended on its own", "The log");
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Path.of(find(LOG))).isNotEmptyFile();
    }

    @Test
    void shouldRefuseWhatCannotWorkBeforeAnythingStarts() throws Exception {
        Process process = start("1000");

        assertThat(process.waitFor(TestPatience.USUAL)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output()).isEqualTo("--speed must be from 1 to 200, not 1000\n");
    }

    private Process start(String speed) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("temporary"));
        String[] arguments = Stream.concat(Stream.of("quickstart", "--speed=" + speed), FREE_PORTS.stream())
                .toArray(String[]::new);
        Process process = SwitchboardScript.in(directory)
                .with("SWITCHBOARD_OPTS", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary)
                .builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        started = List.of(process);
        return process;
    }

    private void awaitLine(String pattern) {
        Awaitility.await()
                .failFast("the program ended", () -> started.stream().noneMatch(Process::isAlive))
                .untilAsserted(() -> assertThat(output()).containsPattern(pattern));
    }

    private static void awaitCompletePolls(URI metrics) {
        Awaitility.await()
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(COMPLETE_POLLS
                                .matcher(read(metrics))
                                .results()
                                .map(polls -> polls.group(1) + "/" + polls.group(2)))
                        .containsExactlyInAnyOrderElementsOf(TARGETS));
    }

    private static String read(URI page) throws IOException {
        try (InputStream body = page.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String find(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(output());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
