package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.CallResult.CallCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorClockTest {
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");

    private final VendorClock clock = new VendorClock(() -> NOW);

    @ParameterizedTest
    @CsvSource({
        // A date is cut to its second: that of 13:28:59.900 and of 13:29:00 may both be right.
        "13:28:59, 13:28:59.900, 13:29:00.100, 0",
        "13:29:00, 13:28:59.900, 13:29:00.100, 0",
        // Made at any moment of a slow call.
        "13:28:55, 13:28:50, 13:29:00, 0",
        "13:30:30, 13:28:59.900, 13:29:00, 90500",
        "13:27:30, 13:28:59.900, 13:29:00, -89500",
        // Of a slow call, most is the vendor's work, after which it looks at its clock.
        "13:30:30, 13:28:50, 13:29:00, 90500"
    })
    void shouldMeasureAgainstTheMomentAtWhichTheAnswerCame(String date, String sent, String came, long ahead) {
        assertThat(VendorClock.ahead(at(date), at(sent), at(came))).isEqualTo(Duration.ofMillis(ahead));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1999, 0", "2000, 2000", "-1999, 0", "-90500, -90500", "86400000, 86400000", "86400001, 0"})
    void shouldFollowADifferenceThatIsOne(long measured, long followed) {
        clock.note(answer(Optional.of(Duration.ofMillis(measured))));

        assertThat(clock.instant()).isEqualTo(NOW.plusMillis(followed));
    }

    @Test
    void shouldFollowTheLastAnswerThatHadADate() {
        clock.note(answer(Optional.of(Duration.ofMinutes(7))));
        clock.note(answer(Optional.empty()));

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));

        clock.note(answer(Optional.of(Duration.ZERO)));

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    private static CallCost answer(Optional<Duration> ahead) {
        return new CallCost(Optional.of(200), 1, 0, ahead);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
