package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.topic.Dataset;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What days of ordinary work leave in the stores. {@code -Dswitchboard.week} makes it a week. */
class WeekTest {
    /** Midnight in Los Angeles. */
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration DAYS =
            Boolean.getBoolean("switchboard.week") ? Duration.ofDays(7) : Duration.ofDays(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> WORDS = List.of("READY", "INCALL", "DISPO", "PAUSED");
    private static final int AGENTS = 12;
    private static final int FILLED = 3;

    @TempDir
    private File dir;

    private final Random random = new Random(7);
    private final Map<String, Agent> present = new TreeMap<>();

    @Test
    void shouldLeaveNoMoreInTheStoresThanDaysBefore(TestReporter reporter) {
        Map<String, Long> most = new TreeMap<>();
        Map<String, Long> later = new TreeMap<>();
        Recording recording = new Recording();
        List<Centre> centres = centres();
        try (Line line = new Line(dir)) {
            for (Instant now = START; now.isBefore(START.plus(DAYS)); now = now.plus(MINUTE)) {
                live(now, recording, centres);
                recording.drain().forEach(line::read);
                long minutes = Duration.between(START, now).toMinutes();
                if (minutes % 360 == 30) {
                    boolean settled = minutes > FILLED * DAY.toMinutes();
                    line.entries()
                            .forEach((store, entries) -> (settled ? later : most).merge(store, entries, Math::max));
                }
                if (minutes % DAY.toMinutes() == DAY.toMinutes() - 1) {
                    String day = "day " + (minutes / DAY.toMinutes() + 1);
                    reporter.publishEntry(day + ", entries", line.entries().toString());
                    reporter.publishEntry(day + ", bytes", line.bytes().toString());
                }
            }
            assertThat(line.counted("incomplete.polls")
                            + line.counted("late.records")
                            + line.counted("too.late.corrections"))
                    .isZero();
        }
        later.remove("forgotten-cells"); // Grows by a row a day and kind: ForgottenBucketsTest has its bound.
        assertThat(later)
                .allSatisfy((store, entries) ->
                        assertThat(entries).as(store).isLessThanOrEqualTo(most.getOrDefault(store, 0L) * 21 / 20));
    }

    private List<Centre> centres() {
        Vendor vendor = new Vendor();
        return List.of(
                new ConvosoStatistics("acme", random, vendor, each()),
                new ConvosoPerformance("acme", random, vendor, each()),
                new LivePersonCentre(random, vendor, each()),
                new KoreCentre(random, vendor, each(), each()).tidy());
    }

    private Schedule each() {
        return new Schedule(random, START, MINUTE);
    }

    private void live(Instant now, Recording recording, List<Centre> centres) {
        List<SpecificRecord> rows = new ArrayList<>();
        List<SpecificRecord> gone = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            if (random.nextInt(5) == 0) {
                move("a" + agent, now, rows, gone);
            }
        }
        recording.poll(Feed.of("acme", Dataset.CONVOSO_AGENTS, null), now, Outcome.COMPLETE, rows, gone);
        centres.forEach(centre -> centre.tick(now, recording));
    }

    private void move(String agent, Instant now, List<SpecificRecord> rows, List<SpecificRecord> gone) {
        if (random.nextInt(10) == 0 && present.containsKey(agent)) {
            gone.add(present.remove(agent));
        } else {
            Agent row = Agent.newBuilder()
                    .setAccount("acme")
                    .setUserId(agent)
                    .setUserFullName("Agent " + agent)
                    .setStatus(WORDS.get(random.nextInt(WORDS.size())))
                    .setLastStateChange(now)
                    .build();
            present.put(agent, row);
            rows.add(row);
        }
    }
}
