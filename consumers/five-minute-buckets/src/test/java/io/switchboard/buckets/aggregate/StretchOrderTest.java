package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What an agent's stretches come to, in whatever order the vendor reports, alters and takes them back. */
class StretchOrderTest {
    private static final Instant START = Monitor.at("08:00:00");
    private static final Instant TOLD = Monitor.at("10:00:00");
    private static final Feed FEED = Feed.of("care", Dataset.KORE_STATUS, null);
    private static final List<String> WORDS = List.of("AVAILABLE", "BUSY", "AWAY", "OFFLINE", "BREAK");

    @TempDir
    private File dir;

    @RepeatedTest(12)
    void shouldComeToWhatTheFinalOnesComeTo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        NavigableMap<Instant, StatusSegment> last = new TreeMap<>();
        Recording stepByStep = new Recording();
        for (int step = 0; step < 60; step++) {
            Instant now = TOLD.plusSeconds(step);
            Instant start = START.plusSeconds(10L * random.nextInt(600));
            StatusSegment gone = random.nextInt(4) == 0 ? last.remove(start) : null;
            if (gone != null) {
                stepByStep.tells(FEED, now, gone);
            } else {
                last.put(start, segment(start, random));
                stepByStep.shows(FEED, now, last.get(start));
            }
        }
        List<StatusSegment> shuffled = new ArrayList<>(last.values());
        shuffled.sort(Comparator.comparingInt(StatusSegment::hashCode));
        Recording atOnce = new Recording().poll(FEED, TOLD, Outcome.COMPLETE, shuffled, List.of());

        assertThat(latest(stepByStep, "steps"))
                .as("seed %d", repetition.getCurrentRepetition())
                .isNotEmpty()
                .isEqualTo(latest(atOnce, "once"));
    }

    private static StatusSegment segment(Instant start, Random random) {
        Instant end = random.nextInt(3) == 0 ? null : start.plusSeconds(random.nextInt(1_500));
        return VendorRows.segment("care", "k", start, end, WORDS.get(random.nextInt(WORDS.size())));
    }

    /** Seconds of all statuses per bucket, once all are closed. */
    private Map<Long, List<Long>> latest(Recording recording, String name) {
        Map<Long, List<Long>> latest = new TreeMap<>();
        recording.shows(FEED, TOLD.plus(Duration.ofMinutes(10)));
        try (Line line = new Line(new File(dir, name))) {
            for (Recording.Step step : recording.steps()) {
                for (Issue issue : line.read(step)) {
                    latest.put(issue.end(), seconds(issue));
                }
            }
            long closedTo = line.clock("care").agentsClosedTo();
            latest.keySet().removeIf(end -> end > closedTo);
        }
        latest.values().removeIf(StretchOrderTest::isWorthNoRow);
        return latest;
    }

    private static List<Long> seconds(Issue issue) {
        return List.of(
                issue.amount("status_changes"),
                issue.amount("ready_sec"),
                issue.amount("on_contact_sec"),
                issue.amount("away_sec"),
                issue.amount("other_sec"),
                issue.amount("offline_sec"));
    }

    /** Nothing but OFFLINE: such a bucket is reported only of an agent who had been logged in before a correction. */
    private static boolean isWorthNoRow(List<Long> seconds) {
        return seconds.subList(0, seconds.size() - 1).stream().allMatch(amount -> amount == 0);
    }
}
