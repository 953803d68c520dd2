package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.segment;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Two collectors: the clock of one runs ahead from ten to a quarter past, that of the other is right. */
@ParameterizedClass(name = "{0} minutes ahead")
@ValueSource(ints = {10, 60})
class ClockAheadTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant WRONG = at("10:00:02");
    private static final Instant RIGHT = at("10:15:12");
    private static final Instant BUCKET = at("10:20:00");
    private static final Instant LATER = BUCKET.plusSeconds(1);

    private final Duration ahead;
    private final Issued issued = new Issued();
    private final Monitor monitor = new Monitor("acme");
    private Recording recording = new Recording();

    ClockAheadTest(int minutes) {
        ahead = Duration.ofMinutes(minutes);
    }

    @BeforeEach
    void live() {
        poll(at("09:50:02"), at("10:15:00"));
    }

    @AfterEach
    void close() {
        issued.close();
    }

    @Test
    void shouldTakeBackWhatHasNotBeenYet() {
        assertThat(issued.latest("acme", "a1").tailMap(LATER)).isNotEmpty();

        poll(RIGHT, RIGHT.plusSeconds(1));

        List<AgentBucket> agents = new ArrayList<>();
        List.of("a1", "a2", "a3")
                .forEach(agent -> agents.addAll(
                        issued.latest("acme", agent).tailMap(LATER).values()));
        agents.addAll(issued.latest("care", "k1").tailMap(LATER).values());
        assertThat(agents).isNotEmpty().allSatisfy(bucket -> {
            assertThat(bucket.getObservedSec()).isZero();
            assertThat(bucket.getCoverage()).isZero();
            assertThat(bucket.getStatusChanges()).isZero();
            assertThat(bucket.getContacts()).isNull();
        });
        assertThat(issued.latest("acme", "campaign", "all").tailMap(LATER).values())
                .isNotEmpty()
                .allSatisfy(bucket -> {
                    assertThat(bucket.getOffered()).isNull();
                    assertThat(bucket.getHopper()).isNull();
                    assertThat(bucket.getCoverage()).isZero();
                });
    }

    @Test
    void shouldWatchOnAtOnce() {
        poll(RIGHT, at("10:40:00"));

        for (Instant end = at("10:25:00"); !end.isAfter(at("10:35:00")); end = end.plusSeconds(300)) {
            assertThat(issued.last("acme", "a1", end).getReadySec())
                    .as("a1 %s", end)
                    .isEqualTo(300);
            assertThat(issued.last("acme", "a2", end).getPausedSec())
                    .as("a2 %s", end)
                    .isEqualTo(300);
            assertThat(issued.last("care", "k1", end).getReadySec())
                    .as("k1 %s", end)
                    .isEqualTo(300);
            assertThat(issued.last("acme", "campaign", "all", end).getCoverage())
                    .isEqualTo(1.0);
            assertThat(issued.last("acme", "campaign", "all", end).getHopper()).isEqualTo(7);
        }
        assertThat(issued.last("acme", "a1", BUCKET).getReadySec()).isEqualTo(300);
        assertThat(issued.last("acme", "a2", BUCKET).getPausedSec()).isBetween(285, 300);
        assertThat(issued.latest("acme", "a3").tailMap(LATER).values())
                .allSatisfy(bucket -> assertThat(bucket.getReadySec()).isZero());
        assertThat(issued.latest("acme", "a1").values())
                .allSatisfy(bucket -> assertThat(bucket.getObservedSec()).isBetween(0, 300));
    }

    @Test
    void shouldSumADayToWhatTheVendorCounted() {
        poll(RIGHT, at("10:40:00"));

        Instant end = at("12:00:00");
        var calls = issued.latest("acme", "a1");
        assertThat(Issued.sum(calls, at("00:00:00"), end, bucket -> count(bucket.getContacts())))
                .isEqualTo(49);
        assertThat(Issued.sum(calls, at("10:00:00"), BUCKET, bucket -> count(bucket.getContacts())))
                .isEqualTo(20);
        assertThat(Issued.sum(
                        issued.latest("acme", "campaign", "all"),
                        at("00:00:00"),
                        end,
                        bucket -> count(bucket.getOffered())))
                .isEqualTo(49);
    }

    private static long count(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private void poll(Instant from, Instant to) {
        for (Instant now = from; now.isBefore(to); now = now.plusSeconds(5)) {
            boolean wrong = !now.isBefore(WRONG) && now.isBefore(RIGHT);
            monitor.shows(wrong ? now.plus(ahead) : now, rows(now));
            recording.adds(monitor.answers().getLast());
            if (now.getEpochSecond() % 60 == 2 || now.equals(RIGHT)) {
                count(now, wrong ? now.plus(ahead) : now);
            }
        }
        issued.read(recording);
        recording = recording.later();
    }

    /** The first is there all the time, the second goes into a break at 10:05, the third goes home at 10:08. */
    private static String[] rows(Instant now) {
        List<String> rows = new ArrayList<>(List.of("a1 READY 09:00:00"));
        rows.add(now.isBefore(at("10:05:00")) ? "a2 READY 09:00:00" : "a2 PAUSED 10:05:00");
        if (now.isBefore(at("10:08:00"))) {
            rows.add("a3 READY 09:00:00");
        }
        return rows.toArray(String[]::new);
    }

    private void count(Instant now, Instant started) {
        int minutes = (int) Duration.between(at("09:50:00"), now).toMinutes();
        recording
                .shows(
                        Feed.of("acme", Dataset.CONVOSO_PERFORMANCE, "UTC"),
                        started.plusSeconds(1),
                        performance("acme", "a1", DAY, minutes))
                .shows(
                        Feed.of("acme", Dataset.CONVOSO_TOTALS, "UTC"),
                        started.plusSeconds(1),
                        totals("acme", null, minutes, 0, now.isBefore(RIGHT) ? 5 : 7))
                .shows(
                        Feed.of("care", Dataset.KORE_STATUS, null),
                        started.plusSeconds(1),
                        segment("care", "k1", at("09:00:00"), null, "AVAILABLE"));
    }
}
