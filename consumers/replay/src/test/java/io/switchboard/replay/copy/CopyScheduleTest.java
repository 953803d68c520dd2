package io.switchboard.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyScheduleTest {
    private static final long FIRST = 1_790_000_000_000L;
    private static final long START = 42;

    @ParameterizedTest
    @CsvSource({
        "original,   0,     0",
        "original,   1500,  1500",
        "10x,        1500,  150",
        "0.5x,       1500,  3000",
        "1000x,      1500,  1.5",
        "10x,        -1500, -150",
        "full,       1500,  0"
    })
    void shouldKeepTheGapsOfTimestamps(String pace, long afterMs, double dueMs) {
        CopySchedule timetable = new CopySchedule(CopyPace.parse(pace), FIRST, START);
        assertThat(timetable.dueNanos(FIRST + afterMs)).isEqualTo(START + (long) (dueMs * 1e6));
    }

    @Test
    void shouldNotOverflowInYears() {
        CopySchedule timetable = new CopySchedule(new CopyPace.TimedPace(1), FIRST, START);
        long tenYears = Duration.ofDays(3652).toMillis();
        assertThat(timetable.dueNanos(FIRST + tenYears))
                .isEqualTo(START + Duration.ofMillis(tenYears).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0x", "-1x", "10", "x", "1e3x", "10x "})
    void shouldRefuseWhatIsNoPace(String text) {
        assertThatThrownBy(() -> CopyPace.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
