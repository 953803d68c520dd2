package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.bucket.VendorRows.performance;
import static io.switchboard.consumer.bucket.VendorRows.totals;
import static io.switchboard.consumer.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.QueueBucket;
import io.switchboard.consumer.bucket.Recording.Feed;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Day counters that begin again in the middle of the day, or do not at midnight. */
class CounterResetsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Issued issued;

    @BeforeAll
    static void open() {
        issued = new Issued();
    }

    @AfterAll
    static void close() {
        issued.close();
    }

    @Test
    void shouldKeepWhatAllAgentsHadWhenTheServiceIsRestarted() {
        Feed feed = performanceOf("restart");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("restart", "a1", 40, 18_000), day("restart", "a2", 30, 20_000))
                .shows(feed, at("10:02:00"), day("restart", "a1", 41, 18_050), day("restart", "a2", 31, 20_050))
                .shows(feed, at("10:13:00"), day("restart", "a1", 42, 18_100), day("restart", "a2", 31, 20_600))
                .shows(feed, at("10:14:00"), day("restart", "a1", 0, 20), day("restart", "a2", 1, 0))
                .shows(feed, at("10:21:00"), day("restart", "a1", 3, 200), day("restart", "a2", 2, 300)));

        assertThat(contacts("restart", "a1")).isEqualTo(42 + 3);
        assertThat(contacts("restart", "a2")).isEqualTo(31 + 2);
        assertThat(sum("restart", "a1", AgentBucket::getWaitSec)).isEqualTo(18_100 + 200);
        assertThat(issued.revisions("restart", "a1", at("10:05:00")))
                .extracting(AgentBucket::getContacts, AgentBucket::getCorrected)
                .doesNotContain(tuple(0L, true));
        assertThat(issued.last("restart", "a1", at("10:15:00")).getResolutionSec())
                .as("what was counted between the last poll and the restart is in no bucket")
                .isGreaterThan(300);
        assertThat(issued.last("restart", "a1", at("10:25:00")).getContacts()).isEqualTo(3);
    }

    @Test
    void shouldKeepWhatOneAgentHadWhoseCountersBeginAgain() {
        Feed feed = performanceOf("alone");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("alone", "a1", 40, 18_000), day("alone", "a2", 30, 20_000))
                .shows(feed, at("10:02:00"), day("alone", "a1", 1, 0), day("alone", "a2", 31, 20_050))
                .shows(feed, at("10:06:00"), day("alone", "a1", 2, 100), day("alone", "a2", 32, 20_100)));

        assertThat(contacts("alone", "a1")).isEqualTo(40 + 2);
        assertThat(contacts("alone", "a2")).isEqualTo(32);
    }

    @Test
    void shouldTakeBackWhatOneCounterOfAnAgentIsCorrectedBy() {
        Feed feed = performanceOf("corrected");
        Performance fewer = Performance.newBuilder(day("corrected", "a1", 40, 18_060))
                .setCalls(35)
                .build();
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("corrected", "a1", 40, 18_000))
                .shows(feed, at("10:02:00"), fewer)
                .shows(feed, at("10:12:00"), day("corrected", "a1", 33, 18_600)));

        assertThat(contacts("corrected", "a1")).isEqualTo(33);
        assertThat(sum("corrected", "a1", AgentBucket::getWaitSec)).isEqualTo(18_600);
        assertThat(sum("corrected", "a1", AgentBucket::getTalkSec)).isEqualTo(33 * 60);
    }

    @Test
    void shouldTakeBackOnlyWhatWasCountedSinceTheReset() {
        Feed feed = performanceOf("since");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("since", "a1", 40, 18_000))
                .shows(feed, at("10:11:00"), day("since", "a1", 4, 100))
                .shows(feed, at("10:16:00"), day("since", "a1", 9, 200))
                .shows(feed, at("10:21:00"), day("since", "a1", 2, 400)));

        assertThat(contacts("since", "a1")).isEqualTo(42);
        assertThat(issued.last("since", "a1", at("10:05:00")).getContacts()).isEqualTo(40);
    }

    @Test
    void shouldKeepWhatWasCountedWhenARestartLeavesNoRows() {
        Feed feed = performanceOf("empty");
        Performance one = day("empty", "a1", 40, 18_000);
        Performance two = day("empty", "a2", 30, 20_000);
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), one, two)
                .misses(feed, one, two)
                .shows(feed, at("10:02:00"))
                .shows(feed, at("10:03:00"))
                .shows(feed, at("10:04:00"))
                .shows(feed, at("10:11:00"), day("empty", "a1", 2, 100))
                .shows(feed, at("10:16:00"), day("empty", "a1", 3, 200), day("empty", "a2", 31, 20_100)));

        assertThat(contacts("empty", "a1")).isEqualTo(40 + 3);
        assertThat(contacts("empty", "a2"))
                .as("a row that comes back is no second one")
                .isEqualTo(31);
    }

    /** Where more than half of the rows go at once, a poll later. */
    @ParameterizedTest(name = "{0} at work")
    @ValueSource(ints = {1, 3})
    void shouldKeepTheDayOfWhoHasGoneHomeBeforeARestart(int atWork) {
        String account = "home" + atWork;
        Feed feed = performanceOf(account);
        Performance[] home = {day(account, "h1", 30, 20_000), day(account, "h2", 20, 10_000)};
        issued.read(new Recording()
                .shows(feed, at("14:01:00"), home)
                .shows(feed, at("14:59:30"), working(account, atWork, 40, 18_000))
                .misses(feed, home)
                .shows(feed, at("15:00:30"), working(account, atWork, 0, 20))
                .shows(feed, at("15:01:30"), working(account, atWork, 1, 20))
                .shows(feed, at("15:02:30"), working(account, atWork, 2, 20))
                .shows(feed, at("15:03:30"), working(account, atWork, 3, 20)));

        assertThat(contacts(account, "a1")).isEqualTo(40 + 3);
        assertThat(contacts(account, "h1")).isEqualTo(30);
        assertThat(sum(account, "h2", AgentBucket::getWaitSec)).isEqualTo(10_000);
        assertThat(issued.revisions(account, "h1", at("14:05:00")))
                .extracting(AgentBucket::getContacts)
                .containsOnly(30L);
    }

    /** The others' rows stay, or grow. */
    @Test
    void shouldKeepTheDayOfARowThatAnswersLackForAWhile() {
        Feed feed = performanceOf("lacks");
        Performance gone = day("lacks", "a2", 31, 20_100);
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("lacks", "a1", 40, 18_000), day("lacks", "a2", 30, 20_000))
                .shows(feed, at("10:06:00"), day("lacks", "a1", 41, 18_100), gone)
                .misses(feed, gone)
                .shows(feed, at("10:07:00"), day("lacks", "a1", 42, 18_150))
                .shows(feed, at("10:08:00"))
                .shows(feed, at("10:13:00"), day("lacks", "a1", 43, 18_300))
                .shows(feed, at("10:18:00"), day("lacks", "a2", 35, 20_300))
                .shows(feed, at("10:22:00")));

        assertThat(issued.latest("lacks", "a2").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getContacts,
                        AgentBucket::getWaitSec,
                        AgentBucket::getResolutionSec)
                .containsExactly(
                        tuple(at("10:05:00"), 30L, 20_000L, 36_060),
                        tuple(at("10:10:00"), 1L, 100L, 36_480),
                        tuple(at("10:20:00"), 4L, 200L, 720));
    }

    /** The row of nobody who is logged in says that there may be something else to it. */
    @Test
    void shouldShowThatNobodyKnowsWhetherADayIsTakenBack() {
        Feed feed = performanceOf("mark");
        Performance gone = day("mark", "a2", 30, 20_000);
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("mark", "a1", 40, 18_000), gone)
                .misses(feed, gone)
                .shows(feed, at("10:07:00"), day("mark", "a1", 42, 18_150))
                .shows(feed, at("10:08:00"))
                .shows(feed, at("10:13:00")));

        AgentBucket seen = issued.last("mark", "a2", at("10:10:00"));
        assertThat(seen.getContacts()).isZero();
        assertThat(seen.getResolutionSec()).isEqualTo(36_480);
        assertThat(seen.getFinal$()).isTrue();
    }

    @Test
    void shouldNeitherTakeBackNorAddWhereNobodyKnowsWhetherItIsAReset() {
        Feed feed = performanceOf("unknown");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("unknown", "a1", 20, 5_000), day("unknown", "a2", 30, 20_000))
                .poll(feed, at("10:02:00"), Outcome.UNREACHABLE, List.of(), List.of())
                .shows(feed, at("13:01:00"), day("unknown", "a1", 11, 2_900), day("unknown", "a2", 40, 27_000))
                .shows(feed, at("13:06:00"), day("unknown", "a1", 13, 3_000)));

        assertThat(contacts("unknown", "a1")).isEqualTo(20 + 2);
        assertThat(issued.revisions("unknown", "a1", at("10:05:00")))
                .extracting(AgentBucket::getContacts)
                .containsOnly(20L);
    }

    @Test
    void shouldTakeAFallOfAllAgentsForARestartHoweverLongTheGap() {
        Feed feed = performanceOf("gap");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("gap", "a1", 20, 5_000), day("gap", "a2", 30, 7_000))
                .shows(feed, at("13:01:00"), day("gap", "a1", 11, 2_900), day("gap", "a2", 12, 3_900)));

        assertThat(contacts("gap", "a1")).isEqualTo(20 + 11);
        assertThat(contacts("gap", "a2")).isEqualTo(30 + 12);
        assertThat(issued.last("gap", "a1", at("13:05:00")).getResolutionSec()).isGreaterThanOrEqualTo(10_800);
    }

    /** Who has gone home has no row after the restart; the first poll that lacks it does not say so yet. */
    @Test
    void shouldTakeAFallOfAllWhoAreLeftForARestart() {
        Feed feed = performanceOf("left");
        Performance home = day("left", "a3", 25, 9_000);
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), day("left", "a1", 20, 5_000), day("left", "a2", 30, 7_000), home)
                .misses(feed, home)
                .shows(feed, at("13:01:00"), day("left", "a1", 11, 2_900), day("left", "a2", 12, 3_900))
                .shows(feed, at("13:02:00"))
                .shows(feed, at("13:03:00")));

        assertThat(contacts("left", "a1")).isEqualTo(20 + 11);
        assertThat(contacts("left", "a2")).isEqualTo(30 + 12);
        assertThat(contacts("left", "a3")).isEqualTo(25);
        assertThat(issued.last("left", "a1", at("13:05:00")).getResolutionSec()).isGreaterThanOrEqualTo(10_800);
    }

    /** A row that a poll has shown as it was. */
    @Test
    void shouldNotTakeAFallForARestartThatSparesSomebody() {
        Feed feed = performanceOf("spared");
        issued.read(new Recording()
                .shows(feed, at("10:01:00"), working("spared", 3, 20, 5_000))
                .shows(feed, at("13:01:00"), working("spared", 2, 11, 2_900)));

        assertThat(contacts("spared", "a1")).isEqualTo(20);
    }

    @Test
    void shouldCountMoreThanCanBeOfTheTimeForWhatItIs() {
        Feed feed = performanceOf("zone");
        issued.read(new Recording()
                .shows(feed, at("00:00:30"), performance("zone", "a1", DAY.minusDays(1), 50, 9_000))
                .shows(feed, at("00:01:30"), day("zone", "a1", 40, 18_000)));

        assertThat(issued.last("zone", "a1", at("00:05:00")).getResolutionSec())
                .as("the vendor's day began hours before ours")
                .isGreaterThanOrEqualTo(40 * 90 + 18_000);
    }

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
        issued.read(recording);

        SortedMap<Instant, QueueBucket> latest = issued.latest(account, "campaign", "all");
        assertThat(Duration.between(start, end)).hasHours(hours);
        assertThat(latest.remove(truth.firstKey()).getOffered()).isEqualTo(103);
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
        issued.read(recording);

        SortedMap<Instant, AgentBucket> latest = issued.latest(account, "a1");
        assertThat(Issued.sum(latest, start, end, AgentBucket::getContacts)).isEqualTo(12L * hours);
        assertThat(latest.subMap(start.plusSeconds(1), begin.plusSeconds(1))).isEmpty();
        assertThat(latest.subMap(begin.plusSeconds(1), end).values())
                .hasSize((int) Duration.between(begin, end).toMinutes() / 5 - 1)
                .allSatisfy(bucket -> {
                    assertThat(bucket.getContacts()).isEqualTo(1);
                    assertThat(bucket.getLoggedInSec()).isEqualTo(290);
                    assertThat(bucket.getResolutionSec()).isZero();
                });
        assertThat(Objects.requireNonNull(latest.get(end)).getResolutionSec()).isEqualTo(3_600 * hours);
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
        issued.read(recording);

        SortedMap<Instant, QueueBucket> campaign = issued.latest("utc", "campaign", "all");
        assertThat(Issued.sum(campaign, midnight.minusSeconds(86_400), midnight, QueueBucket::getOffered))
                .as("before and after the reset, and what a vendor without a clock may count for yesterday")
                .isEqualTo(510 + 201);
        assertThat(Issued.sum(campaign, midnight, midnight.plusSeconds(7_200), QueueBucket::getOffered))
                .isEqualTo(9);
        SortedMap<Instant, QueueBucket> queue = issued.latest("utc", "queue", "all");
        assertThat(Issued.sum(queue, midnight.minusSeconds(86_400), midnight, QueueBucket::getOffered))
                .isEqualTo(305 + 100);
    }

    @Test
    void shouldTakeTheVendorsWordForADayThatBeganWhileNobodyPolled() {
        Feed feed = Feed.of("sunday", Dataset.CONVOSO_TOTALS, "UTC");
        Instant sunday = at("09:00:00").minus(Duration.ofDays(1));
        issued.read(new Recording()
                .shows(feed, sunday, totals("sunday", sunday, 4, 4, 5, 100L))
                .shows(feed, at("12:00:00"), totals("sunday", at("12:00:00"), 300, 200, 5, 40_000L)));

        QueueBucket bucket = issued.last("sunday", "campaign", "all", at("12:05:00"));
        assertThat(bucket.getOffered()).isEqualTo(300);
        assertThat(bucket.getIdleMs()).isEqualTo(40_000_000);
        assertThat(bucket.getResolutionSec()).isEqualTo(27 * 3_600);
    }

    /** Calls are few at night, and agents idle. */
    @Test
    void shouldNotTakeANightsPaceForADays() {
        Feed feed = Feed.of("night", Dataset.CONVOSO_TOTALS, "UTC");
        issued.read(new Recording()
                .shows(feed, at("08:00:00"), totals("night", at("08:00:00"), 8, 8, 5, 80_000L))
                .shows(feed, at("12:00:00"), totals("night", at("12:00:00"), 700, 400, 5, 40_000L)));

        assertThat(issued.revisions("night", "campaign", "all", at("08:05:00")))
                .extracting(QueueBucket::getIdleMs)
                .containsOnly(80_000_000L);
        QueueBucket bucket = issued.last("night", "campaign", "all", at("12:05:00"));
        assertThat(bucket.getOffered()).isZero();
        assertThat(bucket.getResolutionSec()).isEqualTo(12 * 3_600);
    }

    @Test
    void shouldNotTakeBackTheDayOfStatisticsThatAreAskedForNoMore() {
        Feed feed = Feed.of("retired", Dataset.CONVOSO_TOTALS, "UTC");
        SpecificRecord last = totals("retired", null, 50, 20, 5, 9_000L);
        issued.read(new Recording().shows(feed, at("10:01:00"), last).tells(feed, at("10:06:00"), last));

        assertThat(issued.last("retired", "campaign", "all", at("10:05:00")).getOffered())
                .isEqualTo(50);
    }

    private static Instant vendorsDay(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone).atStartOfDay(zone).toInstant();
    }

    private static long contacts(String account, String agent) {
        return sum(account, agent, AgentBucket::getContacts);
    }

    private static long sum(String account, String agent, ToLongFunction<AgentBucket> figure) {
        return Issued.sum(issued.latest(account, agent), Instant.EPOCH, at("23:59:00"), figure);
    }

    private static Performance[] working(String account, int agents, int calls, int waitSec) {
        return IntStream.rangeClosed(1, agents)
                .mapToObj(agent -> day(account, "a" + agent, calls, waitSec))
                .toArray(Performance[]::new);
    }

    private static Feed performanceOf(String account) {
        return Feed.of(account, Dataset.CONVOSO_PERFORMANCE, "UTC");
    }

    private static Performance day(String account, String agent, int calls, int waitSec) {
        return performance(account, agent, DAY, calls, waitSec);
    }
}
