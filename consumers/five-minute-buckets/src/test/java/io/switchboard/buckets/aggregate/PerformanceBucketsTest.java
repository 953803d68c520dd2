package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.performance;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents' counters make of their buckets. */
class PerformanceBucketsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldPutGrowthIntoTheBucketInWhichItWasSeen() {
        Feed feed = performanceOf("grows", "UTC");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("grows", 10))
                .shows(feed, at("10:03:00"), day("grows", 12))
                .shows(feed, at("10:06:00"), day("grows", 15))
                .shows(feed, at("10:20:00"), day("grows", 16))
                .shows(feed, at("10:27:05"), day("grows", 16)));

        assertThat(ISSUED.latest("grows", "a1").values())
                .extracting(
                        AgentBucket::getBucketEnd,
                        AgentBucket::getContacts,
                        AgentBucket::getTalkSec,
                        AgentBucket::getResolutionSec,
                        AgentBucket::getIsFinal)
                .containsExactly(
                        tuple(at("10:05:00"), 12L, 720L, 36_060, true),
                        tuple(at("10:10:00"), 3L, 180L, 0, true),
                        tuple(at("10:25:00"), 1L, 60L, 840, true));
        AgentBucket bucket = ISSUED.last("grows", "a1", at("10:10:00"));
        assertThat(bucket.getHumanAnswered()).isEqualTo(3);
        assertThat(bucket.getVoicemails()).isZero();
        assertThat(bucket.getWrapSec()).isEqualTo(90);
        assertThat(bucket.getWaitSec()).isZero();
        assertThat(bucket.getLoggedInSec()).isEqualTo(270);
        assertThat(bucket.getAgentName()).isEqualTo("Agent a1");
        assertThat(bucket.getResolved()).isNull();
        assertThat(bucket.getCoverage()).isZero();
    }

    @Test
    void shouldTakeBackFromTheLatestBucketsThatHaveIt() {
        Feed feed = performanceOf("back", "UTC");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("back", 5))
                .shows(feed, at("10:06:00"), day("back", 8))
                .shows(feed, at("10:13:00"), day("back", 8))
                .shows(feed, at("10:16:00"), day("back", 4))
                .shows(feed, at("10:17:00"), day("back", 6)));

        assertThat(ISSUED.revisions("back", "a1", at("10:05:00")))
                .extracting(AgentBucket::getContacts, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(5L, false, false), tuple(5L, true, false), tuple(4L, true, true));
        assertThat(ISSUED.revisions("back", "a1", at("10:10:00")))
                .extracting(AgentBucket::getContacts, AgentBucket::getIsFinal, AgentBucket::getCorrected)
                .containsExactly(tuple(3L, false, false), tuple(3L, true, false), tuple(0L, true, true));
        assertThat(ISSUED.last("back", "a1", at("10:20:00")).getContacts()).isEqualTo(2);
    }

    @Test
    void shouldGoBelowZeroWhereNoBucketHasWhatIsTakenBack() {
        Feed feed = performanceOf("below", "UTC");
        Recording whole = new Recording()
                .shows(feed, at("10:01:00"), day("below", 9))
                .shows(feed, at("10:06:00"), day("below", 7));
        ISSUED.read(whole.from(1));

        assertThat(ISSUED.last("below", "a1", at("10:10:00")).getContacts()).isEqualTo(-2);
        assertThat(ISSUED.revisions("below", "a1", at("10:05:00"))).isEmpty();
    }

    @Test
    void shouldKeepWhatARowHadThatIsGone() {
        Feed feed = performanceOf("gone", "UTC");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), day("gone", 5), performance("gone", "a2", DAY, 4))
                .shows(feed, at("10:06:00"), day("gone", 8))
                .tells(feed, at("10:16:00"), day("gone", 8)));

        assertThat(ISSUED.last("gone", "a1", at("10:05:00")).getContacts()).isEqualTo(5);
        assertThat(ISSUED.last("gone", "a1", at("10:10:00")).getContacts()).isEqualTo(3);
    }

    @Test
    void shouldPutYesterdaysRowIntoYesterdaysLastBucket() {
        Feed feed = performanceOf("late", "America/Los_Angeles");
        Instant midnight = at("08:00:00");
        Performance yesterday = performance("late", "a1", DAY.minusDays(1), 7);
        ISSUED.read(new Recording()
                .shows(feed, midnight.minusSeconds(900), performance("late", "a1", DAY.minusDays(1), 4))
                .shows(feed, midnight.minusSeconds(120))
                .shows(feed, midnight.minusSeconds(60), performance("late", "a1", DAY.minusDays(1), 5))
                .shows(feed, midnight.plusSeconds(60), yesterday, performance("late", "a1", DAY, 1))
                .shows(feed, midnight.plusSeconds(3_000))
                .shows(feed, midnight.plusSeconds(3_600), performance("late", "a1", DAY.minusDays(1), 8)));

        assertThat(ISSUED.last("late", "a1", midnight).getContacts()).isEqualTo(4);
        assertThat(ISSUED.last("late", "a1", midnight).getCorrected()).isTrue();
        assertThat(ISSUED.last("late", "a1", midnight).getResolutionSec())
                .as("a day that is over is corrected at any time of it")
                .isEqualTo(86_400);
        AgentBucket today = ISSUED.last("late", "a1", midnight.plusSeconds(300));
        assertThat(today.getContacts()).isEqualTo(1);
        assertThat(today.getResolutionSec()).isZero();
    }

    @Test
    void shouldTellNoFiveMinutesOfADayThatGoesOnBehindMidnight() {
        Feed feed = performanceOf("behind", "America/New_York");
        Instant midnight = at("05:00:00");
        Instant vendors = midnight.plusSeconds(3 * 3_600);
        Monitor monitor = new Monitor("behind");
        Recording recording = new Recording();
        for (Instant time = midnight.minusSeconds(570);
                time.isBefore(vendors.plusSeconds(900));
                time = time.plusSeconds(60)) {
            int calls = (int) Duration.between(midnight, time).toMinutes() + 20;
            int ofYesterday = time.isBefore(vendors) ? calls : 200;
            recording.shows(feed, time, performance("behind", "a1", DAY.minusDays(1), ofYesterday));
            if (!time.isBefore(vendors)) {
                recording.shows(feed, time.plusSeconds(1), performance("behind", "a1", DAY, calls - ofYesterday));
            }
            monitor.shows(time.plusSeconds(2), "a1 READY 04:00:00", "a2 READY 04:00:00");
            recording.adds(monitor.answers().getLast());
        }
        ISSUED.read(recording);

        SortedMap<Instant, AgentBucket> worked = ISSUED.latest("behind", "a1");
        assertThat(Objects.requireNonNull(worked.get(midnight)).getContacts()).isGreaterThan(180);
        assertThat(Objects.requireNonNull(worked.get(midnight)).getResolutionSec())
                .isEqualTo(86_400);
        assertThat(worked.subMap(midnight.plusSeconds(1), vendors.plusSeconds(1))
                        .values())
                .hasSize(36)
                .allSatisfy(bucket -> {
                    assertThat(bucket.getReadySec()).isEqualTo(300);
                    assertThat(bucket.getContacts()).isNull();
                    assertThat(bucket.getTalkSec()).isNull();
                });
        assertThat(Objects.requireNonNull(worked.get(vendors.plusSeconds(600))).getContacts())
                .isEqualTo(5);
        assertThat(ISSUED.last("behind", "a2", midnight.plusSeconds(3_600)).getContacts())
                .as("none of whose rows grows")
                .isZero();
    }

    @ParameterizedTest(name = "{0} {1}: {2} h")
    @CsvSource({
        "America/Los_Angeles, 2026-03-08, 23",
        "America/Los_Angeles, 2026-11-01, 25",
        "America/Los_Angeles, 2026-03-02, 24",
        "Asia/Kolkata, 2026-03-02, 24",
        "Asia/Kathmandu, 2026-03-02, 24"
    })
    void shouldSumUpToTheVendorsTotalOfTheDay(String zone, LocalDate date, int hours) {
        String account = zone + date;
        Feed feed = performanceOf(account, zone);
        Instant start = date.atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        Recording recording = new Recording()
                .shows(feed, start.minusSeconds(120), performance(account, "a1", date.minusDays(1), 100));
        int calls = 0;
        for (Instant time = start.plusSeconds(90); time.isBefore(end); time = time.plusSeconds(1_500)) {
            calls += 3;
            calls -= calls % 7 == 0 ? 4 : 0;
            int wait = (int) Duration.between(start, time).toSeconds() / 2;
            recording.shows(feed, time, performance(account, "a1", date, calls, wait));
        }
        Performance last = performance(account, "a1", date, calls + 2, hours * 1_800);
        recording.shows(feed, end.plusSeconds(30), last, performance(account, "a1", date.plusDays(1), 1));
        ISSUED.read(recording);

        SortedMap<Instant, AgentBucket> latest = ISSUED.latest(account, "a1");
        assertThat(Duration.between(start, end)).hasHours(hours);
        assertThat(Issued.sum(latest, start, end, AgentBucket::getContacts)).isEqualTo(calls + 2);
        assertThat(Issued.sum(latest, start, end, AgentBucket::getTalkSec)).isEqualTo(60L * (calls + 2));
        assertThat(Issued.sum(latest, Instant.EPOCH, start, AgentBucket::getContacts))
                .isEqualTo(100);
        assertThat(Issued.sum(latest, end, end.plusSeconds(900), AgentBucket::getContacts))
                .isEqualTo(1);
    }

    @Test
    void shouldTellZerosOfAgentsWithoutFiguresAndHaveRowsOfThoseWhoAreNotLoggedIn() {
        Feed performances = performanceOf("both", "UTC");
        Feed agents = Feed.of("both", Dataset.CONVOSO_AGENTS, null);
        ISSUED.read(new Recording()
                .shows(performances, at("10:01:00"), day("both", 2))
                .shows(agents, at("10:01:01"), Monitor.row("both", "a2 READY 09:00:00"))
                .shows(performances, at("10:05:30"))
                .shows(performances, at("10:07:05"))
                .shows(agents, at("10:07:06")));

        AgentBucket quiet = ISSUED.last("both", "a2", at("10:05:00"));
        assertThat(quiet.getReadySec()).isEqualTo(239);
        assertThat(quiet.getContacts()).isZero();
        assertThat(quiet.getTalkSec()).isZero();
        assertThat(quiet.getHandleMs()).isNull();
        AgentBucket away = ISSUED.last("both", "a1", at("10:05:00"));
        assertThat(away.getContacts()).isEqualTo(2);
        assertThat(away.getObservedSec()).isZero();
        assertThat(away.getIsFinal()).isTrue();
    }

    @Test
    void shouldTellNothingOfWhatAgentsDidWhileNobodyAsked() {
        Feed performances = performanceOf("outage", "UTC");
        Feed agents = Feed.of("outage", Dataset.CONVOSO_AGENTS, null);
        Recording recording = new Recording()
                .shows(performances, at("10:01:00"), day("outage", 2))
                .shows(agents, at("10:01:01"), Monitor.row("outage", "a2 READY 09:00:00"))
                .shows(agents, at("10:04:50"))
                .shows(agents, at("10:05:20"), Monitor.row("outage", "a2 PAUSED 10:05:10"))
                .shows(performances, at("10:06:00"))
                .shows(agents, at("10:06:20"), Monitor.row("outage", "a2 READY 10:06:10"))
                .poll(performances, at("10:12:00"), Outcome.REFUSED, List.of(), List.of())
                .shows(agents, at("10:12:10"), Monitor.row("outage", "a2 PAUSED 10:12:05"))
                .poll(performances, at("10:17:30"), Outcome.REFUSED, List.of(), List.of())
                .shows(agents, at("10:17:31"));
        ISSUED.read(recording);
        ISSUED.read(recording
                .later()
                .shows(performances, at("10:18:30"), day("outage", 5))
                .shows(performances, at("10:22:30"))
                .shows(agents, at("10:22:31")));

        assertThat(contactsOfQuiet("10:05:00")).containsExactly(tuple(0L, false), tuple(0L, true));
        assertThat(contactsOfQuiet("10:10:00")).containsExactly(tuple(null, false), tuple(0L, false), tuple(0L, true));
        assertThat(contactsOfQuiet("10:15:00")).containsExactly(tuple(null, false), tuple(null, true));
        assertThat(contactsOfQuiet("10:20:00")).containsExactly(tuple(0L, true));
        assertThat(ISSUED.last("outage", "a1", at("10:20:00")).getContacts()).isEqualTo(3);
    }

    @Test
    void shouldNotTellZerosOfAnOutageOnceItIsOver() {
        Feed performances = performanceOf("over", "UTC");
        Monitor monitor = new Monitor("over");
        Recording recording = new Recording();
        for (Instant time = at("10:00:00"); time.isBefore(at("11:10:00")); time = time.plusSeconds(60)) {
            boolean away = time.isAfter(at("10:07:00")) && time.isBefore(at("11:00:00"));
            if (!away) {
                recording.shows(performances, time, day("over", time.isBefore(at("11:00:00")) ? 2 : 9));
                monitor.shows(time, "a1 READY 09:00:00", "a2 READY 09:00:00");
                recording.adds(monitor.answers().getLast());
            }
        }
        ISSUED.read(recording);

        assertThat(ISSUED.latest("over", "a2").values())
                .extracting(AgentBucket::getBucketEnd, AgentBucket::getReadySec, AgentBucket::getContacts)
                .contains(
                        tuple(at("10:05:00"), 300, 0L),
                        tuple(at("10:15:00"), 300, null),
                        tuple(at("11:00:00"), 300, null),
                        tuple(at("11:05:00"), 300, 0L));
        assertThat(ISSUED.last("over", "a1", at("11:05:00")).getContacts()).isEqualTo(7);
        assertThat(ISSUED.last("over", "a1", at("10:30:00")).getContacts()).isNull();
    }

    private static List<Tuple> contactsOfQuiet(String end) {
        return ISSUED.revisions("outage", "a2", at(end)).stream()
                .map(bucket -> tuple(bucket.getContacts(), bucket.getIsFinal()))
                .toList();
    }

    private static Feed performanceOf(String account, String zone) {
        return Feed.of(account, Dataset.CONVOSO_PERFORMANCE, zone);
    }

    private static Performance day(String account, int calls) {
        return performance(account, "a1", DAY, calls);
    }
}
