package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Day counters of vendors whose midnight is not the account's. */
class CounterMidnightsTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @ParameterizedTest(name = "{0} {1}: {2} h, vendor in {3}")
    @CsvSource({
        "America/Los_Angeles, 2026-03-08, 23, Z",
        "America/Los_Angeles, 2026-11-01, 25, Z",
        "America/New_York, 2026-03-08, 23, Z",
        "America/New_York, 2026-11-01, 25, America/Los_Angeles",
        "America/Los_Angeles, 2026-03-02, 24, Z",
        "America/Los_Angeles, 2026-03-02, 24, Asia/Kolkata"
    })
    void shouldSumUpToWhatWasCountedWhereTheVendorsMidnightIsAnothers(
            String zone, LocalDate date, int hours, ZoneId vendors) {
        String account = zone + date + vendors;
        Feed feed = Feed.of(account, Dataset.CONVOSO_TOTALS, zone);
        Instant start = date.atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        Recording recording = new Recording();
        long calls = 100;
        SortedMap<Instant, Tuple> truth = new TreeMap<>();
        Instant first = start.minus(Duration.ofHours(3));
        long idle = 5 * Duration.between(vendorsDay(first, vendors), first).toSeconds();
        for (Instant time = first; time.isBefore(end.plusSeconds(7_200)); time = time.plus(FIVE_MINUTES)) {
            boolean resets = !vendorsDay(time, vendors).equals(vendorsDay(time.minus(FIVE_MINUTES), vendors));
            calls = resets ? 2 : calls + 3;
            idle = resets ? 100 : idle + 1_500;
            truth.put(time.plus(FIVE_MINUTES), resets ? tuple(2L, 100_000L, true) : tuple(3L, 1_500_000L, false));
            recording.shows(feed, time.plusSeconds(60), totals(account, time.plusSeconds(58), calls, calls, 5, idle));
        }
        ISSUED.read(recording);

        SortedMap<Instant, QueueBucket> latest = ISSUED.latest(account, "campaign", "all");
        assertThat(Duration.between(start, end)).hasHours(hours);
        assertThat(Objects.requireNonNull(latest.remove(truth.firstKey())).getOffered())
                .isEqualTo(103);
        truth.remove(truth.firstKey());
        assertThat(latest.values())
                .extracting(QueueBucket::getOffered, QueueBucket::getIdleMs, bucket -> bucket.getResolutionSec() > 0)
                .containsExactlyElementsOf(truth.values());
    }

    /** An account in New York, whose vendor counts the days of Los Angeles. */
    @ParameterizedTest(name = "{0}: {1} h")
    @CsvSource({"2026-03-02, 24", "2026-03-08, 23", "2026-11-01, 25"})
    void shouldTellTheFiveMinutesOfAgentsWhoseVendorsDayEndsLater(LocalDate date, int hours) {
        ZoneId zone = ZoneId.of("America/New_York");
        ZoneId vendors = ZoneId.of("America/Los_Angeles");
        String account = "later" + date;
        Feed feed = Feed.of(account, Dataset.CONVOSO_PERFORMANCE, zone.getId());
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant begin = date.atStartOfDay(vendors).toInstant();
        Recording recording = new Recording();
        SortedMap<LocalDate, Integer> calls = new TreeMap<>();
        for (Instant time = start.minusSeconds(3_600);
                time.isBefore(end.plusSeconds(18_000));
                time = time.plusSeconds(300)) {
            calls.merge(LocalDate.ofInstant(time, vendors), 1, Integer::sum);
            LocalDate asked = LocalDate.ofInstant(time, zone).minusDays(1);
            Performance[] rows = calls.tailMap(asked).entrySet().stream()
                    .map(day -> performance(account, "a1", day.getKey(), day.getValue(), 200 * day.getValue()))
                    .toArray(Performance[]::new);
            recording.shows(feed, time.plusSeconds(60), rows);
        }
        ISSUED.read(recording);

        SortedMap<Instant, AgentBucket> latest = ISSUED.latest(account, "a1");
        assertThat(Issued.sum(latest, start, end, AgentBucket::getContacts)).isEqualTo(12L * hours);
        assertThat(latest.subMap(start.plusSeconds(1), begin.plusSeconds(1))).isEmpty();
        assertThat(latest.subMap(begin.plusSeconds(1), end).values())
                .hasSize((int) Duration.between(begin, end).toMinutes() / 5 - 1)
                .allSatisfy(bucket -> {
                    assertThat(bucket.getContacts()).isEqualTo(1);
                    assertThat(bucket.getLoggedInSec()).isEqualTo(290);
                    assertThat(bucket.getResolutionSec()).isZero();
                });
        assertThat(Objects.requireNonNull(latest.get(end)).getResolutionSec())
                .as("since the poll before the vendor's day began")
                .isEqualTo(240 + (int) Duration.between(begin, end).toSeconds());
    }

    @Test
    void shouldKeepTheEveningOfAnAccountWhoseVendorCountsInUtc() {
        Feed feed = Feed.of("utc", Dataset.CONVOSO_TOTALS, "America/Los_Angeles");
        Instant utcMidnight = Instant.parse("2026-03-03T00:00:00Z");
        Instant midnight = Instant.parse("2026-03-03T08:00:00Z");
        Recording recording = new Recording()
                .shows(feed, utcMidnight.minusSeconds(3_600), totals("utc", null, 500, 300, 5, 90_000L))
                .shows(feed, utcMidnight.minusSeconds(30), totals("utc", null, 510, 305, 5, 91_000L))
                .shows(feed, utcMidnight.plusSeconds(30), totals("utc", null, 1, 0, 5, 60L))
                .shows(feed, utcMidnight.plusSeconds(7_200), totals("utc", null, 120, 80, 5, 20_000L))
                .shows(feed, midnight.minusSeconds(30), totals("utc", null, 200, 100, 5, 60_000L))
                .shows(feed, midnight.plusSeconds(30), totals("utc", null, 201, 100, 5, 60_100L))
                .shows(feed, midnight.plusSeconds(320), totals("utc", null, 202, 100, 5, 60_200L))
                .shows(feed, midnight.plusSeconds(3_600), totals("utc", null, 210, 100, 5, 62_000L));
        ISSUED.read(recording);

        SortedMap<Instant, QueueBucket> campaign = ISSUED.latest("utc", "campaign", "all");
        assertThat(Issued.sum(campaign, midnight.minusSeconds(86_400), midnight, QueueBucket::getOffered))
                .as("before and after the reset, and what a vendor without a clock may count for yesterday")
                .isEqualTo(510 + 201);
        assertThat(Issued.sum(campaign, midnight, midnight.plusSeconds(7_200), QueueBucket::getOffered))
                .isEqualTo(9);
        SortedMap<Instant, QueueBucket> queue = ISSUED.latest("utc", "queue", "all");
        assertThat(Issued.sum(queue, midnight.minusSeconds(86_400), midnight, QueueBucket::getOffered))
                .isEqualTo(305 + 100);
    }

    @Test
    void shouldTakeTheVendorsWordForADayThatBeganWhileNobodyPolled() {
        Feed feed = Feed.of("sunday", Dataset.CONVOSO_TOTALS, "UTC");
        Instant sunday = at("09:00:00").minus(Duration.ofDays(1));
        ISSUED.read(new Recording()
                .shows(feed, sunday, totals("sunday", sunday, 4, 4, 5, 100L))
                .shows(feed, at("12:00:00"), totals("sunday", at("12:00:00"), 300, 200, 5, 40_000L)));

        QueueBucket bucket = ISSUED.last("sunday", "campaign", "all", at("12:05:00"));
        assertThat(bucket.getOffered()).isEqualTo(300);
        assertThat(bucket.getIdleMs()).isEqualTo(40_000_000);
        assertThat(bucket.getResolutionSec()).as("Sunday may be in it").isEqualTo(36 * 3_600);
    }

    @Test
    void shouldBoundByTheLastPollWhatACounterThatBeganAgainUnseenHasCounted() {
        Feed feed = Feed.of("night", Dataset.CONVOSO_TOTALS, "UTC");
        Instant evening = at("09:00:00").minus(Duration.ofHours(10));
        ISSUED.read(new Recording()
                .shows(feed, evening, totals("night", evening, 400, 300, 5, 50_000L))
                .shows(feed, at("12:00:00"), totals("night", at("12:00:00"), 300, 200, 5, 40_000L)));

        QueueBucket bucket = ISSUED.last("night", "campaign", "all", at("12:05:00"));
        assertThat(bucket.getOffered()).isEqualTo(300);
        assertThat(bucket.getResolutionSec()).isEqualTo(13 * 3_600);
    }

    /** A service that was started again in the evening, and does not begin again at midnight. */
    @Test
    void shouldSaySinceWhenACounterMayHaveCountedThatHasNotFallenAtAMidnightThatNobodySaw() {
        Feed feed = Feed.of("kept", Dataset.CONVOSO_TOTALS, "UTC");
        Instant midnight = at("00:00:00");
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        midnight.minusSeconds(1_210),
                        totals("kept", midnight.minusSeconds(1_210), 700, 300, 5, 90_000L))
                .shows(feed, midnight.minusSeconds(1_190), totals("kept", midnight.minusSeconds(1_190), 0, 0, 5, 0L))
                .shows(feed, midnight.minusSeconds(800), totals("kept", midnight.minusSeconds(800), 17, 6, 5, 2_000L))
                .shows(feed, midnight.plusSeconds(170), totals("kept", midnight.plusSeconds(170), 52, 13, 5, 6_000L))
                .shows(feed, midnight.plusSeconds(310), totals("kept", midnight.plusSeconds(310), 61, 14, 5, 7_000L)));

        QueueBucket bucket = ISSUED.last("kept", "campaign", "all", midnight.plusSeconds(300));
        assertThat(bucket.getOffered()).isEqualTo(52);
        assertThat(bucket.getResolutionSec()).as("since it showed nothing").isEqualTo(170 + 1_190);
        assertThat(ISSUED.last("kept", "campaign", "all", midnight.plusSeconds(600))
                        .getOffered())
                .isEqualTo(9);
    }

    private static Instant vendorsDay(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone).atStartOfDay(zone).toInstant();
    }
}
