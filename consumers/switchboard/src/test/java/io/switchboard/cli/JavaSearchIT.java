package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.cli.SwitchboardScript.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the executable looks for Java. The folder of its PATH has nothing: it needs no other program. */
class JavaSearchIT {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder = Path.of("");

    private SwitchboardScript lost = SwitchboardScript.in(folder);

    @BeforeEach
    void haveNoJava() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        lost = SwitchboardScript.in(folder)
                .with("PATH", empty.toString())
                .with("JAVA_HOME", "")
                .with("SWITCHBOARD_JAVA", "")
                .with("SWITCHBOARD_JAVA_DIRS", empty.toString());
    }

    @Test
    void shouldSayWhereItLookedAndWhatToDo() throws Exception {
        Path old = runtime("old", "17.0.15");

        ScriptResult result = lost.with("JAVA_HOME", old.toString()).run("--version");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .containsExactly(
                        "switchboard needs Java 25 or newer, and found none:",
                        "  JAVA_HOME: " + old + "/bin/java is Java 17",
                        "  PATH: not set",
                        "  " + folder.resolve("empty") + ": none",
                        "Install one, or name one that is installed: SWITCHBOARD_JAVA=/path/to/bin/java");
    }

    @Test
    void shouldNotReplaceTheJavaThatIsNamed() throws Exception {
        ScriptResult result = lost.with("JAVA_HOME", JAVA_HOME.toString())
                .with("SWITCHBOARD_JAVA", "/nowhere/java")
                .run("--version");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("  SWITCHBOARD_JAVA: /nowhere/java is no program");
    }

    @Test
    void shouldTakeTheJavaThatIsNamed() throws Exception {
        assertStarts(lost.with("SWITCHBOARD_JAVA", JAVA_HOME + "/bin/java"));
    }

    @Test
    void shouldTakeTheJavaOfJavaHome() throws Exception {
        assertStarts(lost.with("JAVA_HOME", JAVA_HOME.toString()));
    }

    @Test
    void shouldTakeTheJavaOfThePathWhenJavaHomeIsOld() throws Exception {
        assertStarts(
                lost.with("JAVA_HOME", runtime("old", "17.0.15").toString()).with("PATH", JAVA_HOME + "/bin"));
    }

    @Test
    void shouldTakeANewJavaBesideAnOldOneOfTheUsualFolders() throws Exception {
        runtime("installed/a-17", "17.0.15");
        Files.createSymbolicLink(folder.resolve("installed/b-25"), JAVA_HOME);

        assertStarts(lost.with("SWITCHBOARD_JAVA_DIRS", "/nowhere:" + folder.resolve("installed")));
    }

    @Test
    void shouldAskAJavaForItsVersionThatHasNoReleaseFile() throws Exception {
        Path java = Files.createSymbolicLink(folder.resolve("java"), program("wrapper", """
                #!/bin/sh
                exec "%s/bin/java" "$@"
                """.formatted(JAVA_HOME)));

        assertStarts(lost.with("SWITCHBOARD_JAVA", java.toString()));
    }

    @Test
    void shouldFindItsOwnFolderThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(
                folder.resolve("first"), SwitchboardScript.in(folder).script());
        Files.createSymbolicLink(folder.resolve("second"), folder.relativize(link));

        assertStarts(new SwitchboardScript(
                folder.resolve("second"), folder, Map.of("SWITCHBOARD_JAVA", JAVA_HOME + "/bin/java")));
    }

    private static void assertStarts(SwitchboardScript executable) throws Exception {
        ScriptResult result = executable.run("--version");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("Java ");
    }

    private Path runtime(String name, String version) throws IOException {
        program(name + "/bin/java", "#!/bin/sh\nexit 1\n");
        Path home = folder.resolve(name);
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private Path program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
