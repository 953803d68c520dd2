package io.switchboard.endtoend.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every program does alike, whatever else it does: one configuration file, secrets, and exit codes. */
class ProgramsIT {
    private static final String NOBODY = """
            kafka: { bootstrap.servers: "127.0.0.1:1" }
            schema-registry: { schema.registry.url: "http://127.0.0.1:1/path", switchboard.registry.attempts: 1 }
            ops: { port: 0 }
            wallboard: { port: 0 }
            accounts:
              - { name: acme, vendor: convoso, auth-token: a-token-of-acme }
            """;

    @TempDir
    private Path folder = Path.of("");

    /** Each as a process of its own. */
    enum Program {
        COLLECT,
        STATUS_CHANGES,
        BUCKETS,
        WALLBOARD,
        REPLAY;

        OurProgram start(Path folder, Path file) throws IOException {
            return this == REPLAY
                    ? OurProgram.replay(folder, List.of("copy", "--config=" + file, "--from-topic=a", "--to-topic=b"))
                    : OurProgram.command(
                            file, Map.of(), name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAFileThatCannotWork(Program program) throws Exception {
        Path file = write(NOBODY.replace("127.0.0.1:1\" }", "127.0.0.1\", ssl.key.password: \"${NOT_SET}\" }")
                + "status-chagnes: {}\n");

        try (OurProgram refusing = program.start(folder, file)) {
            assertThat(refusing.awaitEnd()).as(refusing.said()).isEqualTo(2);
            assertThat(refusing.said().lines())
                    .contains(
                            "Invalid configuration " + file + " (3 errors):",
                            "  line 1: kafka.ssl.key.password names the environment variable NOT_SET, which is not set",
                            "  line 1: kafka.bootstrap.servers is \"127.0.0.1\", not a list of brokers; write"
                                    + " host:9092,other:9092",
                            "  line 7: status-chagnes is an unknown key; did you mean status-changes?");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLogNoSecretOfTheFile(Program program) throws Exception {
        // Kafka repeats a class that it cannot find, and the registry's client its path, be they the password.
        Path file = write(NOBODY.replace("path", "s3cret.of.the.file")
                .replace(
                        "kafka: {",
                        "kafka: { ssl.keystore.password: s3cret.of.the.file, metric.reporters: s3cret.of.the.file,"));

        try (OurProgram failing = program.start(folder, file)) {
            // The wallboard tries again for as long as it runs.
            Awaitility.await()
                    .until(() ->
                            failing.said().contains("***") && (program == Program.WALLBOARD || !failing.isAlive()));
            assertThat(failing.said()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS_CHANGES", "BUCKETS"})
    void shouldSayThatItWasStopped(Program program) throws Exception {
        try (OurProgram waiting = program.start(folder, write(NOBODY))) {
            Awaitility.await().until(() -> waiting.said().contains("no broker at 127.0.0.1:1"));

            assertThat(waiting.terminate()).as(waiting.said()).isEqualTo(128 + 15);
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("switchboard.yaml"), yaml);
    }
}
