package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.snapshot.Scope;
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

class DaysTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Days DAYS = days(PACIFIC);

    /** 4 a.m. in Los Angeles. */
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, America/Los_Angeles, 2026-03-02T08:00:00Z, 24",
        "2026-03-08, America/Los_Angeles, 2026-03-08T08:00:00Z, 23",
        "2026-11-01, America/Los_Angeles, 2026-11-01T07:00:00Z, 25",
        "2026-03-29, Asia/Beirut, 2026-03-28T22:00:00Z, 23",
        "2026-03-02, Pacific/Kiritimati, 2026-03-01T10:00:00Z, 24"
    })
    void shouldBeginAndEndADayAtMidnightWhereThereIsOne(LocalDate day, ZoneId zone, Instant begin, int hours) {
        assertThat(Days.of(day, zone)).isEqualTo(new Scope(begin, begin.plus(Duration.ofHours(hours))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59Z, 2026-03-01 2026-02-28",
        "2026-03-02T08:00:00Z, 2026-03-02 2026-03-01",
        "2026-03-08T09:59:59Z, 2026-03-08 2026-03-07",
        "2026-11-02T07:59:59Z, 2026-11-01 2026-10-31"
    })
    void shouldAskForTodayAndTheDayBefore(Instant now, String days) {
        assertThat(open(new Moment(now, Optional.empty(), Map.of(), Optional.empty())))
                .isEqualTo(days);
    }

    @Test
    void shouldAskForTheDayBeforeUntilItIsSettled() {
        LocalDate yesterday = LocalDate.parse("2026-03-03");

        assertThat(open(quiet(NOW.minusSeconds(7199), yesterday))).contains("2026-03-03");
        assertThat(open(quiet(NOW.minusSeconds(7200), yesterday))).isEqualTo("2026-03-04");
    }

    @Test
    void shouldNotTakeForSettledWhatWasQuietBeforeItsEndAlone() {
        LocalDate yesterday = LocalDate.parse("2026-03-03");
        Instant evening = Instant.parse("2026-03-04T03:00:00Z");
        Moment afterMidnight = new Moment(
                Instant.parse("2026-03-04T08:00:01Z"),
                Optional.empty(),
                Map.of(DAYS.scope(yesterday), evening),
                Optional.empty());
        Moment atTen = new Moment(
                Instant.parse("2026-03-04T10:00:00Z"),
                Optional.empty(),
                Map.of(DAYS.scope(yesterday), evening),
                Optional.empty());

        assertThat(open(afterMidnight)).isEqualTo("2026-03-04 2026-03-03");
        assertThat(open(atTen)).isEqualTo("2026-03-04");
    }

    @Test
    void shouldAlwaysAskForToday() {
        assertThat(open(quiet(NOW.minus(Duration.ofDays(3)), LocalDate.parse("2026-03-04"))))
                .startsWith("2026-03-04");
    }

    @Test
    void shouldAskForWhatItMissedAndForTheDayBeforeThat() {
        Moment moment = new Moment(NOW, Optional.of(NOW.minus(Duration.ofDays(2))), Map.of(), Optional.empty());

        assertThat(open(moment))
                .as("the first may not have been settled")
                .isEqualTo("2026-03-04 2026-03-03 2026-03-02 2026-03-01");
    }

    @Test
    void shouldNotAskAgainForWhatHasSettledAmongTheMissed() {
        Map<Scope, Instant> quiet = new HashMap<>();
        quiet.put(DAYS.scope(LocalDate.parse("2026-03-02")), NOW.minusSeconds(7200));
        quiet.put(DAYS.scope(LocalDate.parse("2026-03-01")), NOW.minusSeconds(7200));

        assertThat(open(new Moment(NOW, Optional.of(NOW.minus(Duration.ofDays(2))), quiet, Optional.empty())))
                .isEqualTo("2026-03-04 2026-03-03");
    }

    @Test
    void shouldLeaveWhatWasMissedForLongerToABackfill() {
        List<LocalDate> open =
                DAYS.open(new Moment(NOW, Optional.of(NOW.minus(Duration.ofDays(90))), Map.of(), Optional.empty()));

        assertThat(open).hasSize(32).startsWith(LocalDate.parse("2026-03-04")).endsWith(LocalDate.parse("2026-02-01"));
    }

    @Test
    void shouldNotLookAheadWhenTheClockWentBack() {
        assertThat(open(new Moment(NOW, Optional.of(NOW.plus(Duration.ofDays(5))), Map.of(), Optional.empty())))
                .isEqualTo("2026-03-04 2026-03-03");
    }

    @Test
    void shouldNameTheDaysThatARangeTouches() {
        Scope range = new Scope(Instant.parse("2026-03-02T07:59:59Z"), Instant.parse("2026-03-03T08:00:00Z"));

        assertThat(DAYS.of(range)).containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
        assertThat(DAYS.of(new Scope(NOW, NOW.plusNanos(1)))).containsExactly(LocalDate.parse("2026-03-04"));
    }

    private static Days days(ZoneId zone) {
        return new Days(zone, Duration.ofHours(2), day -> Days.of(day, ZoneOffset.UTC));
    }

    private static Moment quiet(Instant since, LocalDate day) {
        return new Moment(NOW, Optional.empty(), Map.of(DAYS.scope(day), since), Optional.empty());
    }

    private static String open(Moment moment) {
        return String.join(
                " ", DAYS.open(moment).stream().map(LocalDate::toString).toList());
    }
}
