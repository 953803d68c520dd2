package io.switchboard.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.replay.copy.CopyPace;
import io.switchboard.replay.recompute.RecomputeRequest;
import io.switchboard.replay.topics.NumberRange;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldCopyAllOfATopicUnlessToldOtherwise() {
        var order = options().order();
        assertThat(order.source()).isEqualTo("a");
        assertThat(order.target()).isEqualTo("b");
        assertThat(order.range().times()).isEqualTo(NumberRange.ALL);
        assertThat(order.range().offsets()).isEqualTo(NumberRange.ALL);
        assertThat(order.range().partition()).isEmpty();
        assertThat(order.pace()).isEqualTo(new CopyPace.FullPace());
        assertThat(order.force()).isFalse();
    }

    @Test
    void shouldReadDaysInstantsOffsetsAndPace() {
        var order = options(
                        "--from=2026-11-01",
                        "--to=2026-11-01T02:00:00+01:00",
                        "--from-offset=5",
                        "--partition=2",
                        "--pace=2.5x")
                .order();
        assertThat(order.range().times())
                .isEqualTo(new NumberRange(ms("2026-11-01T00:00:00Z"), ms("2026-11-01T01:00:00Z")));
        assertThat(order.range().offsets()).isEqualTo(new NumberRange(5, Long.MAX_VALUE));
        assertThat(order.range().partition()).hasValue(2);
        assertThat(order.pace()).isEqualTo(new CopyPace.TimedPace(2.5));
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void shouldNotWaitWhenItOnlyCounts() {
        assertThat(options("--pace=original", "--dry-run").order().pace()).isEqualTo(new CopyPace.FullPace());
    }

    private static CopyOptions options(String... more) {
        List<String> args = new ArrayList<>(List.of("--from-topic=a", "--to-topic=b"));
        args.addAll(List.of(more));
        return CommandLine.populateCommand(new CopyOptions(), args.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from=yesterday                     | --from yesterday is no time; write 2026-01-31
            --from=2026-11-02 --to=2026-11-02    | --from is not before --to
            --from-offset=7 --to-offset=7        | --from-offset is not before --to-offset
            --pace=fast                          | --pace fast: is no pace; write full, original or a factor
            --to-topic=a                         | a topic cannot be copied onto itself
            --partition=x                        | Invalid value for option '--partition'
            --from-offset=1.5                    | Invalid value for option '--from-offset'
            --speed=2                            | Unknown option: '--speed=2'
            """)
    void shouldRefuseWhatCannotWork(String options, String reason) {
        List<String> args = new ArrayList<>(List.of("copy", "--config=none.yaml", "--from-topic=a"));
        args.addAll(List.of(options.split(" ")));
        if (!options.contains("--to-topic")) {
            args.add("--to-topic=b");
        }
        assertThat(execute(args.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void shouldRecomputeEverythingByDefault() {
        RecomputeRequest order = recompute().order();
        assertThat(order.to()).isEqualTo(new Topics("recomputed"));
        assertThat(order.times()).isEqualTo(NumberRange.ALL);
        assertThat(order.warmUp()).isEqualTo(Duration.ofHours(24));
        assertThat(order.force()).isFalse();
    }

    @Test
    void shouldReadTheDaysAndTheWarmUpOfResults() {
        RecomputeRequest order = recompute("--from=2026-11-02", "--to=2026-11-03", "--warm-up=30m", "--force")
                .order();
        assertThat(order.times()).isEqualTo(new NumberRange(ms("2026-11-02T00:00:00Z"), ms("2026-11-03T00:00:00Z")));
        assertThat(order.warmUp()).isEqualTo(Duration.ofMinutes(30));
        assertThat(order.force()).isTrue();
    }

    private static RecomputeOptions recompute(String... more) {
        List<String> args = new ArrayList<>(List.of("--to-prefix=recomputed"));
        args.addAll(List.of(more));
        return CommandLine.populateCommand(new RecomputeOptions(), args.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from=yesterday                  | --from yesterday is no time; write 2026-01-31
            --from=2026-11-02 --to=2026-11-01 | --from is not before --to
            --warm-up=day                     | --warm-up is "day", not a duration; write 500ms
            --to-prefix=a/b                   | --to-prefix is "a/b", not a topic prefix
            --only=all                        | --only all is neither status-changes nor buckets
            """)
    void shouldRefuseWhatCannotBeComputed(String options, String reason, @TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), """
                kafka: { bootstrap.servers: "127.0.0.1:1" }
                schema-registry: { schema.registry.url: "http://127.0.0.1:1" }
                """);
        List<String> args = new ArrayList<>(List.of("recompute", "--config=" + config));
        args.addAll(List.of(options.split(" ")));
        if (!options.contains("--to-prefix")) {
            args.add("--to-prefix=recomputed");
        }
        assertThat(execute(args.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void shouldRefuseTheRulesThatTheLiveAppsRefuse(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), """
                kafka: { bootstrap.servers: "127.0.0.1:1" }
                schema-registry: { schema.registry.url: "http://127.0.0.1:1" }
                five-minute-buckets: { grace: long }
                """);
        assertThat(execute("recompute", "--config=" + config, "--to-prefix=recomputed"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("line 3: five-minute-buckets.grace is \"long\", not a duration");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThat(execute("copy", "--config=none.yaml", "--from-topic=a", "--to-topic=b"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Invalid configuration none.yaml (1 error):", "the file does not exist");
    }

    @Test
    void shouldExplainItself() {
        assertThat(execute("copy", "--help")).isZero();
        assertThat(out.toString()).contains("--from-topic", "--pace", "Exit codes:");
        assertThat(execute("recompute", "--help")).isZero();
        assertThat(out.toString()).contains("--to-prefix", "--warm-up", "Exit codes:");
        assertThat(execute()).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Missing required subcommand", "copy");
    }

    private int execute(String... args) {
        return ReplayCommand.command()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
