package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.cli.SwitchboardScript.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The assembled executable as a process of its own, as its users run it. */
class ExecutableIT {
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldShowItsVersion() throws Exception {
        ScriptResult result = executable().run("--version");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).first().asString().matches("switchboard \\d+\\.\\d+\\.\\d+.*");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void shouldListEveryCommand() throws Exception {
        ScriptResult result = executable().run("--help");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(SwitchboardProgram.values())
                .allSatisfy(
                        program -> assertThat(result.out()).containsPattern("(?m)^  " + program.command() + " +[A-Z]"));
        assertThat(result.out()).contains("completion");
    }

    @ParameterizedTest
    @EnumSource(SwitchboardProgram.class)
    void shouldExplainEveryCommandWithAnExample(SwitchboardProgram program) throws Exception {
        ScriptResult result = executable().run(program.command(), "--help");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Usage: switchboard " + program.command())
                .containsPattern("(?s)Examples?:.*  .*switchboard " + program.command());
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "recompute"})
    void shouldExplainTheCommandsOfReplay(String command) throws Exception {
        ScriptResult result = executable().run("replay", command, "--help");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Usage: switchboard replay " + command, "  switchboard replay " + command + " --config");
    }

    @ParameterizedTest
    @CsvSource({
        "chekc, switchboard check",
        "replay recomput, replay recompute",
        "simulate --sped=3, --speed",
        "wallboard --config=none.yaml --confg, --config"
    })
    void shouldSuggestWhatWasMeant(String arguments, String meant) throws Exception {
        ScriptResult result = executable().run(arguments.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(meant);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "check", "status-changes", "buckets", "wallboard"})
    void shouldNameAConfigurationThatIsMissing(String command) throws Exception {
        ScriptResult unnamed = executable().run(command);
        ScriptResult missing = executable().run(command, "--config", "none.yaml");

        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("--config=FILE");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.yaml").doesNotContain("\tat ");
    }

    @Test
    void shouldNameWhatIsWrongInAConfiguration() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "accounts: []\ntopic: {}\n");

        ScriptResult result = executable().run("check", "--config", bad.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("bad.yaml", "topics").doesNotContain("\tat ");
    }

    @Test
    void shouldCheckTheSampleAgainstASimulatorThatEndsAtSigterm() throws Exception {
        Process simulator = executable().start("simulate", "--port=0", "--account=acme-sales=simulated-token");
        try {
            String url = SwitchboardScript.lineWith("Simulating at", simulator).replaceFirst(".* at (\\S+), .*", "$1");
            Path sample = sampleFor(url);

            ScriptResult result = executable()
                    .with("CONVOSO_AUTH_TOKEN", "simulated-token")
                    .run("check", "--config", sample.toString());
            simulator.destroy();

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out())
                    .containsPattern("acme-sales/agent-monitor +yes +yes")
                    .containsPattern("acme-sales/agent-performance +yes +yes");
            assertThat(simulator.waitFor()).isEqualTo(TERMINATED);
        } finally {
            simulator.destroyForcibly();
        }
    }

    /** Its first account alone, polled from a simulator. */
    private Path sampleFor(String url) throws IOException {
        String sample =
                Files.readString(SwitchboardScript.DISTRIBUTION.resolve("conf").resolve("switchboard.yaml"));
        String first = sample.substring(0, sample.indexOf("\n  - name: acme-chat"));
        assertThat(first).contains("https://api.convoso.com");
        return Files.writeString(folder.resolve("switchboard.yaml"), first.replace("https://api.convoso.com", url));
    }

    @Test
    void shouldLoadNothingOfOtherPrograms() throws Exception {
        Path classes = folder.resolve("classes.txt");

        ScriptResult result = executable()
                .with("SWITCHBOARD_OPTS", "-Xlog:class+load:file=" + classes)
                .run("simulate", "--help");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(classes))
                .contains("io.switchboard.simulator.SimulateCommand")
                .doesNotContain(
                        "io.switchboard.collector",
                        "io.switchboard.consumer",
                        "io.switchboard.wallboard",
                        "io.switchboard.quickstart",
                        "org.apache.kafka");
    }

    @Test
    void shouldPrintACompletionThatBashAccepts() throws Exception {
        ScriptResult completion = executable().run("completion");
        Path script = Files.writeString(folder.resolve("completion"), completion.out());

        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(bash.inputReader().readAllAsString()).isEmpty();
        assertThat(bash.waitFor()).isZero();
        assertThat(completion.out()).contains("recompute", "--from-topic", "quickstart");
    }

    @Test
    void shouldHaveEveryLibraryOnceAndItsLicence() throws IOException {
        String licences = Files.readString(
                SwitchboardScript.DISTRIBUTION.resolve("licenses").resolve("THIRD-PARTIES.txt"));
        List<String> libraries;
        try (Stream<Path> files = Files.list(SwitchboardScript.DISTRIBUTION.resolve("lib"))) {
            libraries = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("switchboard-"))
                    .toList();
        }
        List<String> listed = licences.lines()
                .filter(line -> line.matches("\\S+:\\S+:\\S+  .+"))
                .map(line -> line.replaceFirst("^[^:]+:([^:]+):(\\S+) .*", "$1-$2.jar"))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(libraries);
        assertThat(listed.stream().map(name -> name.replaceFirst("-\\d.*", ""))).doesNotHaveDuplicates();
        assertThat(licences).contains("Confluent").doesNotContain("Unknown license");
        assertThat(SwitchboardScript.DISTRIBUTION.resolve("licenses/switchboard-confluent-client/META-INF/LICENSE"))
                .isNotEmptyFile();
    }

    private SwitchboardScript executable() {
        return SwitchboardScript.in(folder);
    }
}
