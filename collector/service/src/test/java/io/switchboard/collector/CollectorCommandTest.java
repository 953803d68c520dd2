package io.switchboard.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.platform.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorCommandTest {

    private static final String WORKING = "accounts: [ { name: acme, vendor: convoso, auth-token: a-token-of-acme } ]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void shouldHandAWorkingConfigurationToCollect() throws IOException {
        assertThat(execute("collect", "--config", file(WORKING))).isEqualTo(42);
    }

    @Test
    void shouldLetACheckPrint() throws IOException {
        assertThat(execute("check", "--config", file(WORKING))).isEqualTo(ExitCode.OK.code());
        assertThat(out).hasToString("1 account checked" + System.lineSeparator());
    }

    @Test
    void shouldReadWhatABackfillIsToReadInTheVendorsZone() throws IOException {
        assertThat(backfill("2026-11-01", "2026-11-02T00:00:00Z")).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("acme/agent-performance 2026-11-01T07:00:00Z to 2026-11-02T00:00:00Z");
    }

    @Test
    void shouldSayWhatIsWrongWithATime() throws IOException {
        assertThat(backfill("yesterday", "2026-11-02")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("--from yesterday is no time; write 2026-01-31");
        assertThat(backfill("2026-11-02", "2026-11-02")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("--from 2026-11-02 is not before --to 2026-11-02");
    }

    private int backfill(String from, String to) throws IOException {
        return execute(
                "backfill",
                "--config",
                file(WORKING),
                "--account",
                "acme",
                "--dataset",
                "agent-performance",
                "--from",
                from,
                "--to",
                to);
    }

    @Test
    void shouldWriteNothingOfARetirementUnlessItIsConfirmed() throws IOException {
        execute("retire", "--config", file(WORKING), "--account", "gone");
        execute("retire", "--config", file(WORKING), "--account", "gone", "--dataset", "agent-monitor", "--yes");

        assertThat(out.toString().lines())
                .containsExactly("goneOptional.emptyfalse", "goneOptional[agent-monitor]true");
    }

    @Test
    void shouldListEveryFaultAndStartNothing() throws IOException {
        assertThat(execute("collect", "--config", file("accounts: []\ntopic: {}")))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Invalid configuration ")
                                .endsWith("switchboard.yaml (2 errors):"),
                        line -> assertThat(line).isEqualTo("  line 1: accounts names no account; write at least one"),
                        line -> assertThat(line).isEqualTo("  line 2: topic is an unknown key; did you mean topics?"),
                        line -> assertThat(line).contains("conf/switchboard.yaml"));
    }

    @Test
    void shouldShowNoSecretWhenTheWorkFails() throws IOException {
        Work failing = new Work("no answer to a-token-of-acme");

        assertThat(execute(failing, "collect", "--config", file(WORKING))).isEqualTo(ExitCode.FAILED.code());
        assertThat(err.toString())
                .contains("collector failed:", "no answer to ***")
                .doesNotContain("a-token-of-acme");
    }

    @Test
    void shouldRefuseAFileThatDoesNotExist() {
        assertThat(execute("check", "--config", "none.yaml")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Invalid configuration none.yaml (1 error):", "the file does not exist");
    }

    @Test
    void shouldNameAMissingOption() {
        assertThat(execute("collect")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Missing required option: '--config=FILE'");
    }

    @Test
    void shouldExplainItselfOnRequest() {
        assertThat(execute("check", "--help")).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("Exit codes:", "Example:", "check --config switchboard.yaml");
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("switchboard.yaml"), yaml).toString();
    }

    private int execute(String... args) {
        return execute(new Work(""), args);
    }

    private int execute(Work work, String... args) {
        PrintWriter printer = new PrintWriter(out, true);
        return new CollectorCommand(work, name -> null, printer, new PrintWriter(err, true)).execute(args);
    }

    /** Fails when it has something to say. */
    private record Work(String failure) implements CollectorCommand.CommandWork {

        @Override
        public int collect(CollectorConfig configuration) {
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure);
            }
            return 42;
        }

        @Override
        public int check(CollectorConfig configuration, PrintWriter out) {
            out.println(configuration.accounts().size() + " account checked");
            return ExitCode.OK.code();
        }

        @Override
        public int retire(CollectorConfig configuration, RetireRequest order, PrintWriter out) {
            out.println(order.account() + order.dataset() + order.isConfirmed());
            return ExitCode.OK.code();
        }

        @Override
        public int backfill(CollectorConfig configuration, BackfillRequest order, PrintWriter out) {
            out.println(order.target() + " " + order.range(ZoneId.of("America/Los_Angeles")));
            return ExitCode.OK.code();
        }
    }
}
