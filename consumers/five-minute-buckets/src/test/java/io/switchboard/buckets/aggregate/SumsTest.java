package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.aggregate.Vendor.Said;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.streams.status.StatusInterpreter;
import io.switchboard.streams.status.StatusMapping;
import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the buckets of random runs come to, held against what the vendors said. */
@ParameterizedClass(name = "seed {0}")
@ValueSource(longs = {21, 22, 23, 24, 25, 26})
class SumsTest {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    @TempDir
    private static File dir;

    private static final Map<Long, Replay> REPLAYS = new HashMap<>();

    private final Replay replay;

    SumsTest(long seed) {
        replay = REPLAYS.computeIfAbsent(seed, absent -> Replay.of(absent, new File(dir, "seed-" + absent)));
    }

    @Test
    void shouldSumTheSecondsOfAllStatusesToWhatIsObserved() {
        assertThat(replay.issued()).filteredOn(Issue::isOfAgent).isNotEmpty().allSatisfy(issue -> {
            long sum = Arrays.stream(Status.values())
                    .mapToLong(status -> seconds(issue, status))
                    .sum();
            assertThat(sum).isEqualTo(issue.amount("observed_sec")).isBetween(0L, 300L);
            assertThat(Arrays.stream(Status.values()).mapToLong(status -> seconds(issue, status)))
                    .allMatch(seconds -> seconds >= 0);
        });
    }

    @Test
    void shouldLieInOneQuarterOfAnHour() {
        assertThat(replay.issued()).allSatisfy(issue -> {
            boolean isQuarter = issue.account().equals("care") && !issue.isOfAgent();
            assertThat(issue.end() - issue.start()).isEqualTo(isQuarter ? 900 : 300);
            assertThat(Math.floorDiv(issue.start(), 900)).isEqualTo(Math.floorDiv(issue.end() - 1, 900));
        });
    }

    @Test
    void shouldSumADayToWhatTheVendorSaidOfIt() {
        Map<Said, Long> sums = new HashMap<>();
        for (Issue issue : replay.latest()) {
            long day = LocalDate.ofInstant(Instant.ofEpochSecond(issue.end() - 1), ZONE)
                    .atStartOfDay(ZONE)
                    .toEpochSecond();
            issue.row()
                    .getSchema()
                    .getFields()
                    .forEach(field -> sums.merge(
                            new Said(issue.account(), issue.thing(), day, field.name()),
                            issue.amount(field.name()),
                            Long::sum));
        }
        Map<Said, Long> said = replay.run().vendor().ofDays();
        Set<String> counted = said.keySet().stream().map(SumsTest::counter).collect(Collectors.toSet());
        sums.keySet().removeIf(sum -> !counted.contains(counter(sum)));
        assertThat(withoutZeros(sums)).isNotEmpty().containsExactlyInAnyOrderEntriesOf(withoutZeros(said));
    }

    /** What the vendor counts, of anyone, at any time: of none but those it named may there be any. */
    private static String counter(Said said) {
        return said.account() + " " + said.figure();
    }

    private static Map<Said, Long> withoutZeros(Map<Said, Long> amounts) {
        Map<Said, Long> rest = new HashMap<>(amounts);
        rest.values().removeIf(amount -> amount == 0);
        return rest;
    }

    @Test
    void shouldTellWhatTheVendorSaidOfAnInterval() {
        Map<Said, Issue> latest = new HashMap<>();
        replay.latest()
                .forEach(issue -> issue.row()
                        .getSchema()
                        .getFields()
                        .forEach(field -> latest.put(
                                new Said(issue.account(), issue.thing(), issue.end(), field.name()), issue)));
        assertThat(replay.run().vendor().ofIntervals()).isNotEmpty().allSatisfy((said, amount) -> {
            Issue issue = Objects.requireNonNull(latest.get(said), said.toString());
            assertThat(issue.get(said.figure())).as("%s", said).isEqualTo(amount.orElse(null));
        });
    }

    @Test
    void shouldCountEveryChangeOfAStatusOnce() {
        StatusInterpreter interpreter = new StatusInterpreter(StatusMapping.CONVOSO);
        long changes = replay.turns().stream()
                .flatMap(turn -> turn.step().changes().stream())
                .filter(Envelope.class::isInstance)
                .flatMap(change -> interpreter.interpret((Envelope) change).stream())
                .filter(change -> change.getKind() != ChangeKind.FIRST_SEEN)
                .map(StatusChange::getId)
                .count();

        assertThat(replay.latest().stream()
                        .filter(issue -> issue.isOfAgent() && issue.account().startsWith("acme"))
                        .mapToLong(issue -> issue.amount("status_changes"))
                        .sum())
                .isEqualTo(changes);
    }

    @Test
    void shouldCountKoresSegmentsUpToTheNext() {
        long from = RandomRun.START.getEpochSecond() - 7_200;
        long to = replay.clock("care").agentsClosedTo();
        Map<String, Issue> latest = new HashMap<>();
        replay.latest().stream()
                .filter(issue -> issue.isOfAgent() && issue.account().equals("care"))
                .forEach(issue -> latest.put(issue.thing() + issue.end(), issue));
        replay.run().kore().shown().forEach((agent, segments) -> {
            KoreSeconds truth = KoreSeconds.of(segments, to);
            for (long end = from + 300; end <= to; end += 300) {
                Issue issue = latest.get(agent + end);
                for (Status status : Status.values()) {
                    long expected = truth.in(status, end);
                    long counted = issue == null ? 0 : seconds(issue, status);
                    if (status == Status.OFFLINE) {
                        assertThat(counted).isLessThanOrEqualTo(expected);
                    } else {
                        assertThat(counted).as("%s %s %d", agent, status, end).isEqualTo(expected);
                    }
                }
            }
        });
    }

    private static long seconds(Issue issue, Status status) {
        return issue.amount(status.name().toLowerCase(Locale.ROOT) + "_sec");
    }
}
