package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of LivePerson's page. */
class TimeframeTest {

    @Test
    void shouldTakeTwoBucketsForSevenMinutesAtOneTwentyNine() {
        Timeframe frame = Timeframe.before(at("13:29:00"), 7);

        assertThat(frame).isEqualTo(frame("13:20", "13:30"));
        assertThat(frame.split(Timeframe.FIVE_MINUTES))
                .extracting(Timeframe::end)
                .containsExactly(at("13:25:00"), at("13:30:00"));
    }

    @Test
    void shouldGiveTheEarliestOfTwoIntervalsFiveMinutesAtSevenPastEight() {
        Timeframe frame = Timeframe.before(at("08:07:00"), 20);

        assertThat(frame).isEqualTo(frame("07:45", "08:10"));
        assertThat(frame.split(Duration.ofMinutes(10)))
                .containsExactly(frame("07:45", "07:50"), frame("07:50", "08:00"), frame("08:00", "08:10"));
    }

    @Test
    void shouldNameAnIntervalByItsEndInMilliseconds() {
        Timeframe frame = Timeframe.before(Instant.parse("2014-03-26T08:00:00Z"), 30);

        assertThat(frame.start()).isEqualTo("2014-03-26T07:30:00Z");
        assertThat(frame.end().toEpochMilli()).isEqualTo(1395820800000L);
    }

    @Test
    void shouldNotOpenABucketBeforeItsFirstMillisecondIsOver() {
        assertThat(Timeframe.before(at("08:10:00"), 10)).isEqualTo(frame("08:00", "08:10"));
        assertThat(Timeframe.before(at("08:10:00.001"), 10)).isEqualTo(frame("08:00", "08:15"));
        assertThat(Timeframe.before(at("08:14:59.999"), 1)).isEqualTo(frame("08:10", "08:15"));
    }

    @Test
    void shouldNotSplitNothing() {
        assertThat(frame("08:00", "08:00").split(Duration.ofMinutes(5))).isEmpty();
    }

    private static Timeframe frame(String start, String end) {
        return new Timeframe(at(start + ":00"), at(end + ":00"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-08-01T" + time + "Z");
    }
}
