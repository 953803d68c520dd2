package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:01Z");
    private static final PollSchedule SCHEDULE = new PollSchedule(FIRST, Duration.ofSeconds(5));

    @Test
    void shouldBeginAtTheFirstTime() {
        assertThat(SCHEDULE.next(Optional.empty(), FIRST.minusSeconds(1))).isEqualTo(FIRST);
    }

    @Test
    void shouldStayOnTheGridHoweverLongAPollTakes() {
        assertThat(SCHEDULE.next(Optional.of(FIRST), FIRST.plusMillis(300))).isEqualTo(FIRST.plusSeconds(5));
        assertThat(SCHEDULE.next(Optional.of(FIRST), FIRST.plusMillis(12_300))).isEqualTo(FIRST.plusSeconds(15));
    }

    @Test
    void shouldStayOnTheGridWhenTheClockIsSetBack() {
        assertThat(SCHEDULE.next(Optional.empty(), FIRST.minusSeconds(3 * 3600 + 2)))
                .isEqualTo(FIRST.minusSeconds(3 * 3600));
    }

    @Test
    void shouldNotPollTwiceForOneTimeWhenATimerFiresEarly() {
        Instant early = FIRST.plusMillis(4_999);

        assertThat(SCHEDULE.next(Optional.of(early), early.plusMillis(1))).isEqualTo(FIRST.plusSeconds(10));
    }
}
