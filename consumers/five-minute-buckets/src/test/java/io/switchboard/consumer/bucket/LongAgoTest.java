package io.switchboard.consumer.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.consumer.bucket.Line.Issue;
import io.switchboard.consumer.bucket.Recording.Feed;
import io.switchboard.consumer.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets that ended so long ago that nobody knows any more what they have. */
class LongAgoTest {
    private static final Instant START = Monitor.at("10:00:00");
    private static final Feed PERFORMANCE = Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "UTC");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @TempDir
    private File dir;

    private final Recording recording = new Recording();
    private final List<Issue> issued = new ArrayList<>();
    private Line line;

    @BeforeEach
    void open() {
        line = new Line(dir);
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldNotBeReplacedByWhatTheirDayIsCorrectedBy() {
        recording.shows(PERFORMANCE, START);
        readAgain(5, 20);
        readAgain(10, 30);
        recording.shows(PERFORMANCE, START.plus(Duration.ofMinutes(10)));
        read();
        assertThat(issued).extracting(issue -> issue.amount("contacts")).containsExactly(20L, 30L);

        readAgain(5, 21);
        read();
        assertThat(issued).hasSize(2);
        assertThat(line.counted("too.late.corrections")).isEqualTo(1);
    }

    private void readAgain(int daysAgo, int calls) {
        recording.poll(
                PERFORMANCE.ofThePast(),
                START,
                Outcome.COMPLETE,
                List.of(VendorRows.performance("acme", "a", TODAY.minusDays(daysAgo), calls)),
                List.of());
    }

    private void read() {
        recording.drain().forEach(step -> issued.addAll(line.read(step)));
    }
}
