package io.switchboard.collector.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRequestsTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final DayRequests DAYS = days(PACIFIC);

    /** 4 a.m. in Los Angeles. */
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-03-04");
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-03-03");
    private static final Instant END_OF_FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant MISSED = NOW.minus(Duration.ofDays(2));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, America/Los_Angeles, 2026-03-02T08:00:00Z, 24",
        "2026-03-08, America/Los_Angeles, 2026-03-08T08:00:00Z, 23",
        "2026-11-01, America/Los_Angeles, 2026-11-01T07:00:00Z, 25",
        "2026-03-29, Asia/Beirut, 2026-03-28T22:00:00Z, 23",
        "2026-03-02, Pacific/Kiritimati, 2026-03-01T10:00:00Z, 24"
    })
    void shouldBeginAndEndADayAtMidnightWhereThereIsOne(LocalDate day, ZoneId zone, Instant begin, int hours) {
        assertThat(DayRequests.of(day, zone)).isEqualTo(new RequestedRange(begin, begin.plus(Duration.ofHours(hours))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59Z, 2026-03-01 2026-02-28",
        "2026-03-02T08:00:00Z, 2026-03-02 2026-03-01",
        "2026-03-08T09:59:59Z, 2026-03-08 2026-03-07",
        "2026-11-02T07:59:59Z, 2026-11-01 2026-10-31"
    })
    void shouldAskForTodayAndTheDayBefore(Instant now, String days) {
        assertThat(open(new FetchContext(now, Optional.empty(), Map.of(), Optional.empty())))
                .isEqualTo(days);
    }

    @Test
    void shouldAskForTheDayBeforeUntilItIsSettled() {
        assertThat(open(read(YESTERDAY, NOW.minusSeconds(7199), NOW))).isEqualTo("2026-03-04 2026-03-03");
        assertThat(open(read(YESTERDAY, NOW.minusSeconds(7200), NOW))).isEqualTo("2026-03-04");
    }

    @Test
    void shouldNotTakeForSettledWhatWasQuietBeforeItsEndAlone() {
        Instant evening = Instant.parse("2026-03-04T03:00:00Z");
        Instant midnight = Instant.parse("2026-03-04T08:00:00Z");

        assertThat(open(read(YESTERDAY, evening, midnight.plusSeconds(1)))).isEqualTo("2026-03-04 2026-03-03");
        assertThat(open(read(YESTERDAY, evening, midnight.plusSeconds(7200)))).isEqualTo("2026-03-04");
    }

    /** Quiet for hours, and then nobody asked until the day was over. */
    @Test
    void shouldNotTakeForSettledWhatNobodyReadAfterItsEnd() {
        LocalDate friday = LocalDate.parse("2026-03-01");
        Instant evening = Instant.parse("2026-03-02T03:00:00Z");
        ResponseHistory history = answered(evening.minus(Duration.ofHours(5)), evening);

        assertThat(open(new FetchContext(NOW, Optional.of(evening), Map.of(key(friday), history), Optional.empty())))
                .isEqualTo("2026-03-04 2026-02-28 2026-03-01 2026-03-02 2026-03-03");
    }

    @Test
    void shouldAlwaysAskForToday() {
        assertThat(open(read(TODAY, NOW.minus(Duration.ofDays(3)), NOW))).startsWith("2026-03-04");
    }

    @Test
    void shouldAskForWhatItMissedAndForTheDayBeforeThatTheOldestFirst() {
        FetchContext moment = new FetchContext(NOW, Optional.of(MISSED), Map.of(), Optional.empty());

        assertThat(open(moment))
                .as("the first may not have been settled")
                .isEqualTo("2026-03-04 2026-03-01 2026-03-02 2026-03-03");
    }

    @Test
    void shouldAskForEachOfTheMissedUntilItHasBeenReadAfterItsEnd() {
        Map<Instant, ResponseHistory> answers = new HashMap<>();
        answers.put(key(LocalDate.parse("2026-03-02")), answered(NOW.minusSeconds(60), NOW.minusSeconds(60)));
        answers.put(key(LocalDate.parse("2026-03-01")), answered(MISSED.minusSeconds(60), MISSED));
        answers.put(key(YESTERDAY), answered(NOW.minusSeconds(60), NOW.minusSeconds(60)));

        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), answers, Optional.empty())))
                .as("yesterday until it has settled")
                .isEqualTo("2026-03-04 2026-03-01 2026-03-03");
    }

    @Test
    void shouldAskAgainLastForWhatFailed() {
        Map<Instant, ResponseHistory> answers = new HashMap<>();
        answers.put(key(LocalDate.parse("2026-03-01")), fallenShort(ResponseShortfall.FAILED, NOW.minusSeconds(30)));
        answers.put(key(LocalDate.parse("2026-03-02")), fallenShort(ResponseShortfall.FAILED, NOW.minusSeconds(60)));

        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), answers, Optional.empty())))
                .isEqualTo("2026-03-04 2026-03-03 2026-03-02 2026-03-01");
    }

    @Test
    void shouldBeginWithWhatADeadlineCutOff() {
        Map<Instant, ResponseHistory> answers = Map.of(
                key(LocalDate.parse("2026-03-02")), fallenShort(ResponseShortfall.CUT_OFF, NOW.minusSeconds(30)));

        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), answers, Optional.empty())))
                .isEqualTo("2026-03-02 2026-03-04 2026-03-01 2026-03-03");
    }

    @Test
    void shouldGiveUpADayThatIsRefusedForAnHour() {
        ResponseHistory early = refused(6, Duration.ofMinutes(10));
        ResponseHistory again = refused(7, Duration.ofMinutes(10));
        ResponseHistory seldom = refused(6, Duration.ofHours(1));
        Instant day = key(LocalDate.parse("2026-03-01"));

        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), Map.of(day, early), Optional.empty())))
                .contains("2026-03-01");
        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), Map.of(day, seldom), Optional.empty())))
                .as("nobody asked between")
                .contains("2026-03-01");
        assertThat(open(new FetchContext(NOW, Optional.of(MISSED), Map.of(day, again), Optional.empty())))
                .doesNotContain("2026-03-01");
    }

    @Test
    void shouldNotCountARefusalBeforeTheEndOfTheDay() {
        Instant noon = END_OF_FIRST.minus(Duration.ofHours(12));
        ResponseHistory today = refusals(ResponseHistory.NONE, 20, noon, Duration.ofMinutes(10));

        assertThat(today.refusedFor()).isZero();
        assertThat(refusals(today, 1, END_OF_FIRST, Duration.ZERO).refusedFor()).isZero();
    }

    @Test
    void shouldNotCountTheTimeOfAFailureBetweenTwoRefusals() {
        ResponseHistory once = refused(1, Duration.ZERO);
        ResponseHistory failed = once.fallenShort(ResponseShortfall.FAILED, span(NOW.plusSeconds(60)), END_OF_FIRST, 0);

        assertThat(refusals(failed, 1, NOW.plusSeconds(120), Duration.ZERO).refusedFor())
                .isZero();
        assertThat(refusals(once, 1, NOW.plusSeconds(120), Duration.ZERO).refusedFor())
                .isEqualTo(Duration.ofMinutes(2));
    }

    private static ResponseHistory refused(int times, Duration every) {
        return refusals(ResponseHistory.NONE, times, NOW, every);
    }

    private static ResponseHistory refusals(ResponseHistory before, int times, Instant first, Duration every) {
        ResponseHistory history = before;
        for (int i = 0; i < times; i++) {
            Instant start = first.plus(every.multipliedBy(i));
            history = history.fallenShort(ResponseShortfall.REFUSED, span(start), END_OF_FIRST, 0);
        }
        return history;
    }

    @Test
    void shouldLeaveWhatWasMissedForLongerToABackfill() {
        List<LocalDate> open = DAYS.open(
                new FetchContext(NOW, Optional.of(NOW.minus(Duration.ofDays(90))), Map.of(), Optional.empty()));

        assertThat(open)
                .hasSize(32)
                .startsWith(TODAY, LocalDate.parse("2026-02-01"))
                .endsWith(YESTERDAY);
    }

    @Test
    void shouldNotLookAheadWhenTheClockWentBack() {
        assertThat(open(new FetchContext(NOW, Optional.of(NOW.plus(Duration.ofDays(5))), Map.of(), Optional.empty())))
                .isEqualTo("2026-03-04 2026-03-03");
    }

    @Test
    void shouldNameTheDaysThatARangeTouches() {
        RequestedRange range =
                new RequestedRange(Instant.parse("2026-03-02T07:59:59Z"), Instant.parse("2026-03-03T08:00:00Z"));

        assertThat(DAYS.of(range)).containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
        assertThat(DAYS.of(new RequestedRange(NOW, NOW.plusNanos(1)))).containsExactly(LocalDate.parse("2026-03-04"));
    }

    private static DayRequests days(ZoneId zone) {
        return new DayRequests(zone, Duration.ofHours(2), day -> DayRequests.of(day, ZoneOffset.UTC));
    }

    /** A moment after a day has been read, and has been the same since an instant. */
    private static FetchContext read(LocalDate day, Instant same, Instant at) {
        return new FetchContext(
                at.plusSeconds(1), Optional.of(at), Map.of(key(day), answered(same, at)), Optional.empty());
    }

    private static ResponseHistory answered(Instant same, Instant at) {
        return ResponseHistory.NONE.whole(new FetchTiming(same, same), false).whole(span(at), true);
    }

    private static ResponseHistory fallenShort(ResponseShortfall how, Instant at) {
        return ResponseHistory.NONE.fallenShort(how, span(at), END_OF_FIRST, 0);
    }

    private static FetchTiming span(Instant start) {
        return new FetchTiming(start, start.plusMillis(200));
    }

    private static Instant key(LocalDate day) {
        return DAYS.time(day).shown().from();
    }

    private static String open(FetchContext moment) {
        return String.join(
                " ", DAYS.open(moment).stream().map(LocalDate::toString).toList());
    }
}
