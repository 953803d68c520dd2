package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Day counters that begin again in the middle of the day, or whose rows go. */
class CounterResetsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldKeepWhatAllAgentsHadWhenTheServiceIsRestarted() {
        Feed feed = performanceOf("restart");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("restart", "a1", 40, 18_000), day("restart", "a2", 30, 20_000))
                .shows(feed, at("10:02:00"), day("restart", "a1", 41, 18_050), day("restart", "a2", 31, 20_050))
                .shows(feed, at("10:13:00"), day("restart", "a1", 42, 18_100), day("restart", "a2", 31, 20_600))
                .shows(feed, at("10:14:00"), day("restart", "a1", 0, 20), day("restart", "a2", 1, 0))
                .shows(feed, at("10:21:00"), day("restart", "a1", 3, 200), day("restart", "a2", 2, 300)));

        assertThat(contacts("restart", "a1")).isEqualTo(42 + 3);
        assertThat(contacts("restart", "a2")).isEqualTo(31 + 2);
        assertThat(sum("restart", "a1", AgentBucket::getWaitSec)).isEqualTo(18_100 + 200);
        assertThat(ISSUED.revisions("restart", "a1", at("10:05:00")))
                .extracting(AgentBucket::getContacts, AgentBucket::getCorrected)
                .doesNotContain(tuple(0L, true));
        assertThat(ISSUED.last("restart", "a1", at("10:15:00")).getResolutionSec())
                .as("what was counted between the last poll and the restart is in no bucket")
                .isGreaterThan(300);
        assertThat(ISSUED.last("restart", "a1", at("10:25:00")).getContacts()).isEqualTo(3);
    }

    @Test
    void shouldKeepWhatOneAgentHadWhoseCountersBeginAgain() {
        Feed feed = performanceOf("alone");
        ISSUED.read(new Recording()
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
        ISSUED.read(new Recording()
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
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("since", "a1", 40, 18_000))
                .shows(feed, at("10:11:00"), day("since", "a1", 4, 100))
                .shows(feed, at("10:16:00"), day("since", "a1", 9, 200))
                .shows(feed, at("10:21:00"), day("since", "a1", 2, 400)));

        assertThat(contacts("since", "a1")).isEqualTo(42);
        assertThat(ISSUED.last("since", "a1", at("10:05:00")).getContacts()).isEqualTo(40);
    }

    @Test
    void shouldKeepWhatWasCountedWhenARestartLeavesNoRows() {
        Feed feed = performanceOf("empty");
        Performance one = day("empty", "a1", 40, 18_000);
        Performance two = day("empty", "a2", 30, 20_000);
        ISSUED.read(new Recording()
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
        ISSUED.read(new Recording()
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
        assertThat(ISSUED.revisions(account, "h1", at("14:05:00")))
                .extracting(AgentBucket::getContacts)
                .containsOnly(30L);
    }

    /** The others' rows stay, or grow. */
    @Test
    void shouldKeepTheDayOfARowThatAnswersLackForAWhile() {
        Feed feed = performanceOf("lacks");
        Performance gone = day("lacks", "a2", 31, 20_100);
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("lacks", "a1", 40, 18_000), day("lacks", "a2", 30, 20_000))
                .shows(feed, at("10:06:00"), day("lacks", "a1", 41, 18_100), gone)
                .misses(feed, gone)
                .shows(feed, at("10:07:00"), day("lacks", "a1", 42, 18_150))
                .shows(feed, at("10:08:00"))
                .shows(feed, at("10:13:00"), day("lacks", "a1", 43, 18_300))
                .shows(feed, at("10:18:00"), day("lacks", "a2", 35, 20_300))
                .shows(feed, at("10:22:00")));

        assertThat(ISSUED.latest("lacks", "a2").values())
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
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("mark", "a1", 40, 18_000), gone)
                .misses(feed, gone)
                .shows(feed, at("10:07:00"), day("mark", "a1", 42, 18_150))
                .shows(feed, at("10:08:00"))
                .shows(feed, at("10:13:00")));

        AgentBucket seen = ISSUED.last("mark", "a2", at("10:10:00"));
        assertThat(seen.getContacts()).isZero();
        assertThat(seen.getResolutionSec()).isEqualTo(36_480);
        assertThat(seen.getIsFinal()).isTrue();
    }

    @Test
    void shouldNeitherTakeBackNorAddWhereNobodyKnowsWhetherItIsAReset() {
        Feed feed = performanceOf("unknown");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("unknown", "a1", 20, 5_000), day("unknown", "a2", 30, 20_000))
                .poll(feed, at("10:02:00"), Outcome.UNREACHABLE, List.of(), List.of())
                .shows(feed, at("13:01:00"), day("unknown", "a1", 11, 2_900), day("unknown", "a2", 40, 27_000))
                .shows(feed, at("13:06:00"), day("unknown", "a1", 13, 3_000)));

        assertThat(contacts("unknown", "a1")).isEqualTo(20 + 2);
        assertThat(ISSUED.revisions("unknown", "a1", at("10:05:00")))
                .extracting(AgentBucket::getContacts)
                .containsOnly(20L);
    }

    @Test
    void shouldTakeAFallOfAllAgentsForARestartHoweverLongTheGap() {
        Feed feed = performanceOf("gap");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("gap", "a1", 20, 5_000), day("gap", "a2", 30, 7_000))
                .shows(feed, at("13:01:00"), day("gap", "a1", 11, 2_900), day("gap", "a2", 12, 3_900)));

        assertThat(contacts("gap", "a1")).isEqualTo(20 + 11);
        assertThat(contacts("gap", "a2")).isEqualTo(30 + 12);
        assertThat(ISSUED.last("gap", "a1", at("13:05:00")).getResolutionSec()).isGreaterThanOrEqualTo(10_800);
    }

    /** Who has gone home has no row after the restart; the first poll that lacks it does not say so yet. */
    @Test
    void shouldTakeAFallOfAllWhoAreLeftForARestart() {
        Feed feed = performanceOf("left");
        Performance home = day("left", "a3", 25, 9_000);
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("left", "a1", 20, 5_000), day("left", "a2", 30, 7_000), home)
                .misses(feed, home)
                .shows(feed, at("13:01:00"), day("left", "a1", 11, 2_900), day("left", "a2", 12, 3_900))
                .shows(feed, at("13:02:00"))
                .shows(feed, at("13:03:00")));

        assertThat(contacts("left", "a1")).isEqualTo(20 + 11);
        assertThat(contacts("left", "a2")).isEqualTo(30 + 12);
        assertThat(contacts("left", "a3")).isEqualTo(25);
        assertThat(ISSUED.last("left", "a1", at("13:05:00")).getResolutionSec()).isGreaterThanOrEqualTo(10_800);
    }

    /** A row that a poll has shown as it was. */
    @Test
    void shouldNotTakeAFallForARestartThatSparesSomebody() {
        Feed feed = performanceOf("spared");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), working("spared", 3, 20, 5_000))
                .shows(feed, at("13:01:00"), working("spared", 2, 11, 2_900)));

        assertThat(contacts("spared", "a1")).isEqualTo(20);
    }

    @Test
    void shouldCountMoreThanCanBeOfTheTimeForWhatItIs() {
        Feed feed = performanceOf("zone");
        ISSUED.read(new Recording()
                .shows(feed, at("00:00:30"), performance("zone", "a1", DAY.minusDays(1), 50, 9_000))
                .shows(feed, at("00:01:30"), day("zone", "a1", 40, 18_000)));

        assertThat(ISSUED.last("zone", "a1", at("00:05:00")).getResolutionSec())
                .as("the vendor's day began hours before ours")
                .isGreaterThanOrEqualTo(40 * 90 + 18_000);
    }

    /** Calls are few at night, and agents idle. */
    @Test
    void shouldNotTakeANightsPaceForADays() {
        Feed feed = Feed.of("night", Dataset.CONVOSO_TOTALS, "UTC");
        ISSUED.read(new Recording()
                .shows(feed, at("08:00:00"), totals("night", at("08:00:00"), 8, 8, 5, 80_000L))
                .shows(feed, at("12:00:00"), totals("night", at("12:00:00"), 700, 400, 5, 40_000L)));

        assertThat(ISSUED.revisions("night", "campaign", "all", at("08:05:00")))
                .extracting(QueueBucket::getIdleMs)
                .containsOnly(80_000_000L);
        QueueBucket bucket = ISSUED.last("night", "campaign", "all", at("12:05:00"));
        assertThat(bucket.getOffered()).isZero();
        assertThat(bucket.getResolutionSec()).isEqualTo(12 * 3_600);
    }

    @Test
    void shouldNotTakeBackTheDayOfStatisticsThatAreAskedForNoMore() {
        Feed feed = Feed.of("retired", Dataset.CONVOSO_TOTALS, "UTC");
        SpecificRecord last = totals("retired", null, 50, 20, 5, 9_000L);
        ISSUED.read(new Recording().shows(feed, at("10:01:00"), last).tells(feed, at("10:06:00"), last));

        assertThat(ISSUED.last("retired", "campaign", "all", at("10:05:00")).getOffered())
                .isEqualTo(50);
    }

    private static long contacts(String account, String agent) {
        return sum(account, agent, AgentBucket::getContacts);
    }

    private static long sum(String account, String agent, ToLongFunction<AgentBucket> figure) {
        return Issued.sum(ISSUED.latest(account, agent), Instant.EPOCH, at("23:59:00"), figure);
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
