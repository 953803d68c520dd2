package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets that ended so long ago that nobody knows any more what they have. */
class LongAgoTest {
    private static final Instant START = Monitor.at("10:00:00");
    private static final Feed PERFORMANCE = Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "UTC");
    private static final Feed SEGMENTS = Feed.of("care", Dataset.KORE_STATUS, null);
    private static final Feed CONVERSATIONS = Feed.of("acme", Dataset.LIVEPERSON_CONVERSATIONS, null);
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

    @Test
    void shouldKeepWhatLivePollsHadIssuedWhateverAPollOfThePastTells() {
        liveDays(5);
        read();
        List<Issue> live = List.copyOf(issued);
        issued.clear();

        Instant first = START.plusSeconds(240);
        recording.poll(
                SEGMENTS.ofThePast(),
                START.plus(Duration.ofDays(5)),
                Outcome.COMPLETE,
                List.of(
                        segment("a", first.minusSeconds(90), first.minusSeconds(60)),
                        segment("a", first.minusSeconds(86_460), first.minusSeconds(86_400))),
                List.of());
        readAgain(0, 70);
        read();

        assertThat(live).isNotEmpty();
        assertThat(issued)
                .as("only of a time in which nobody polled")
                .extracting(Issue::end)
                .containsExactly(BucketGrid.endOf(first.minusSeconds(86_460).getEpochSecond()));
        assertThat(line.counted("too.late.corrections")).isEqualTo(2);
    }

    @Test
    void shouldHaveAHigherRevisionEachTimeThePastIsReadAgain() {
        recording.shows(PERFORMANCE, START);
        for (int round = 0; round < 3; round++) {
            conversations(5, 3 + round);
            conversations(10, 3);
        }
        read();

        long end = START.minus(Duration.ofDays(5)).getEpochSecond();
        assertThat(issued)
                .filteredOn(issue -> issue.end() == end)
                .extracting(issue -> issue.amount("resolved"), issue -> issue.amount("revision"))
                .containsExactly(tuple(3L, 1L), tuple(4L, 2L), tuple(5L, 3L));
    }

    private void liveDays(int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            Instant now = START.plus(Duration.ofHours(hour));
            recording.shows(SEGMENTS, now.plusSeconds(300), segment("a", now, now.plusSeconds(240)));
            recording.shows(PERFORMANCE, now.plusSeconds(310), VendorRows.performance("acme", "a", dayOf(now), hour));
        }
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static SpecificRecord segment(String agent, Instant start, Instant end) {
        return VendorRows.segment("care", agent, start, end, "AVAILABLE");
    }

    private void conversations(int daysAgo, int resolved) {
        Instant end = START.minus(Duration.ofDays(daysAgo));
        recording.poll(
                CONVERSATIONS.ofThePast(),
                START,
                Outcome.COMPLETE,
                List.of(VendorRows.conversations("acme", "agent", "all", "p1", end, resolved)),
                List.of());
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
