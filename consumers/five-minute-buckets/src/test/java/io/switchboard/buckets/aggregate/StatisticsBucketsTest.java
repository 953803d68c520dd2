package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.totals;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Outcome;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What Convoso's statistics of the day so far make of the buckets of campaigns and queues. */
class StatisticsBucketsTest {
    private static final String ZONE = "America/Los_Angeles";
    private static final Instant MIDNIGHT = at("08:00:00");

    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldHaveOneBucketOfTheCampaignsAndOneOfTheQueues() {
        Feed feed = statisticsOf("kinds");
        Totals one = Totals.newBuilder(totals("kinds", null, 3, 1, 5))
                .setCampaignId("c9")
                .build();
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), totals("kinds", null, 100, 40, 50), one)
                .shows(feed, at("10:06:00"), totals("kinds", null, 107, 42, 60), one)
                .shows(feed, at("10:11:00"))
                .shows(feed, at("10:12:05")));

        QueueBucket campaign = ISSUED.last("kinds", "campaign", "all", at("10:10:00"));
        assertThat(campaign)
                .extracting(QueueBucket::getOffered, QueueBucket::getAnswered, QueueBucket::getTalkMs)
                .containsExactly(7L, 7L, 420_000L);
        assertThat(campaign)
                .extracting(QueueBucket::getDialable, QueueBucket::getHopper, QueueBucket::getWaiting)
                .containsExactly(600L, 60L, 2L);
        assertThat(campaign)
                .extracting(QueueBucket::getDropped, QueueBucket::getManual, QueueBucket::getIdleMs)
                .containsExactly(0L, 0L, null);
        assertThat(campaign.getIsFinal()).isTrue();
        assertThat(campaign.getCoverage()).isEqualTo(1.0);
        QueueBucket queue = ISSUED.last("kinds", "queue", "all", at("10:10:00"));
        assertThat(queue)
                .extracting(QueueBucket::getOffered, QueueBucket::getAnswered, QueueBucket::getDropped)
                .containsExactly(2L, 2L, 0L);
        assertThat(queue)
                .extracting(QueueBucket::getWaiting, QueueBucket::getHopper, QueueBucket::getTalkMs)
                .containsExactly(1L, null, null);
        assertThat(ISSUED.last("kinds", "campaign", "c9", at("10:10:00")).getOffered())
                .isZero();
        assertThat(ISSUED.last("kinds", "queue", "c9", at("10:05:00")).getOffered())
                .isEqualTo(1);
    }

    @Test
    void shouldCarryLevelsIntoQuietBucketsButNotOverAnOutage() {
        Feed feed = statisticsOf("levels");
        Recording recording = new Recording();
        for (Instant time = at("10:01:00"); time.isBefore(at("10:31:00")); time = time.plusSeconds(60)) {
            recording.shows(feed, time, totals("levels", null, 100, 40, time.isBefore(at("10:17:00")) ? 50 : 30));
        }
        for (Instant time = at("10:35:00"); time.isBefore(at("10:47:00")); time = time.plusSeconds(300)) {
            recording.poll(feed, time, Outcome.UNREACHABLE, List.of(), List.of());
        }
        ISSUED.read(recording
                .shows(feed, at("10:47:00"), totals("levels", null, 110, 40, 20))
                .shows(feed, at("10:51:00"))
                .shows(feed, at("10:52:05")));

        assertThat(ISSUED.latest("levels", "campaign", "all").values())
                .extracting(
                        QueueBucket::getBucketEnd,
                        QueueBucket::getOffered,
                        QueueBucket::getHopper,
                        QueueBucket::getResolutionSec)
                .containsExactly(
                        tuple(at("10:05:00"), 100L, 50L, 36_060 - 28_800),
                        tuple(at("10:10:00"), 0L, 50L, 0),
                        tuple(at("10:15:00"), 0L, 50L, 0),
                        tuple(at("10:20:00"), 0L, 30L, 0),
                        tuple(at("10:25:00"), 0L, 30L, 0),
                        tuple(at("10:30:00"), 0L, 30L, 0),
                        tuple(at("10:35:00"), 0L, 30L, 0),
                        tuple(at("10:50:00"), 10L, 20L, 1_020));
        assertThat(ISSUED.last("levels", "campaign", "all", at("10:10:00")).getCoverage())
                .isEqualTo(1.0);
        assertThat(ISSUED.revisions("levels", "campaign", "all", at("10:35:00")))
                .extracting(QueueBucket::getCoverage, QueueBucket::getIsFinal, QueueBucket::getCorrected)
                .containsExactly(tuple(0.0, true, false));
        assertThat(ISSUED.last("levels", "campaign", "all", at("10:50:00")).getCoverage())
                .isEqualTo(0.6);
    }

    @Test
    void shouldTellNothingOfAnOutageAfterWhichAllIsAsItWas() {
        Feed feed = statisticsOf("same");
        Recording recording = new Recording();
        for (Instant time = at("10:00:00"); time.isBefore(at("10:31:00")); time = time.plusSeconds(60)) {
            recording.shows(feed, time, totals("same", null, 100, 40, 50));
        }
        ISSUED.read(recording
                .shows(feed, at("11:02:00"))
                .shows(feed, at("11:03:00"))
                .shows(feed, at("11:07:00"), totals("same", null, 100, 40, 45))
                .shows(feed, at("11:12:05")));

        assertThat(ISSUED.latest("same", "campaign", "all")
                        .tailMap(at("10:30:00"))
                        .values())
                .extracting(QueueBucket::getBucketEnd, QueueBucket::getHopper, QueueBucket::getCoverage)
                .containsExactly(
                        tuple(at("10:30:00"), 50L, 1.0),
                        tuple(at("10:35:00"), 50L, 0.0),
                        tuple(at("11:05:00"), 50L, 0.6),
                        tuple(at("11:10:00"), 45L, 0.4));
    }

    @Test
    void shouldCountTheDayOfTheVendorsClock() {
        Feed feed = statisticsOf("clock");
        ISSUED.read(new Recording()
                .shows(feed, time(-60), totals("clock", time(-70), 100, 0, 5))
                .shows(feed, time(20), totals("clock", time(-10), 102, 0, 5))
                .shows(feed, time(80), totals("clock", time(60), 3, 0, 5)));

        assertThat(offered("clock", -86_400, 0)).isEqualTo(102);
        assertThat(offered("clock", 0, 300)).isEqualTo(3);
    }

    @Test
    void shouldCountYesterdayAsLongAsAVendorWithoutAClockMayBeBehindMidnight() {
        Feed feed = statisticsOf("behind");
        ISSUED.read(new Recording()
                .shows(feed, time(-60), totals("behind", null, 100, 0, 5))
                .shows(feed, time(30), totals("behind", null, 101, 0, 5))
                .shows(feed, time(90), totals("behind", null, 2, 0, 5))
                .shows(feed, time(150), totals("behind", null, 4, 0, 5)));

        assertThat(offered("behind", -86_400, 0)).isEqualTo(101);
        assertThat(offered("behind", 0, 300)).isEqualTo(4);
    }

    @Test
    void shouldCountTheNewDayOnlyAfterAnOutageOverMidnight() {
        Feed feed = statisticsOf("night");
        ISSUED.read(new Recording()
                .shows(feed, time(-7_200), totals("night", null, 50, 0, 5))
                .shows(feed, time(32_400), totals("night", null, 80, 0, 5)));

        assertThat(offered("night", -86_400, 0)).isEqualTo(50);
        assertThat(offered("night", 0, 86_400)).isEqualTo(80);
        assertThat(ISSUED.last("night", "campaign", "all", time(32_700)).getResolutionSec())
                .as("nobody has seen that it was reset at midnight, and it is no lower than it was")
                .isEqualTo(86_400 + 32_400);
    }

    @Test
    void shouldTakeBackWhatIsRestated() {
        Feed feed = statisticsOf("restated");
        ISSUED.read(new Recording()
                .shows(feed, at("10:01:00"), totals("restated", null, 10, 0, 5, 9_000L))
                .shows(feed, at("10:06:00"), totals("restated", null, 15, 0, 5, 9_300L))
                .shows(feed, at("10:13:00"))
                .shows(feed, at("10:14:00"), totals("restated", null, 8, 0, 5, 9_700L)));

        assertThat(ISSUED.latest("restated", "campaign", "all").values())
                .extracting(QueueBucket::getOffered, QueueBucket::getTalkMs, QueueBucket::getCorrected)
                .containsExactly(tuple(8L, 480_000L, true), tuple(0L, 0L, true), tuple(0L, 0L, false));
    }

    @Test
    void shouldKeepTheLevelsOfAnAccountThatIsQuietForDays() {
        Feed feed = statisticsOf("quiet");
        Recording recording = new Recording().shows(feed, time(60), totals("quiet", null, 0, 0, 5));
        for (int minute = 5; minute < 60 * 24 * 4; minute += 5) {
            recording.shows(feed, time(60L * minute));
        }
        ISSUED.read(recording);

        QueueBucket bucket = ISSUED.last("quiet", "campaign", "all", time(3_600L * 94));
        assertThat(bucket.getHopper()).isEqualTo(5);
        assertThat(bucket.getOffered()).isZero();
    }

    private static long offered(String account, long after, long upTo) {
        SortedMap<Instant, QueueBucket> latest = ISSUED.latest(account, "campaign", "all");
        return Issued.sum(latest, time(after), time(upTo), QueueBucket::getOffered);
    }

    /** Seconds from the account's midnight. */
    private static Instant time(long seconds) {
        return MIDNIGHT.plusSeconds(seconds);
    }

    private static Feed statisticsOf(String account) {
        return Feed.of(account, Dataset.CONVOSO_TOTALS, ZONE);
    }
}
