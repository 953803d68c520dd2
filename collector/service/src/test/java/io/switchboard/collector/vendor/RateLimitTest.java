package io.switchboard.collector.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @ParameterizedTest
    @CsvSource({"10/s, 10, PT1S", "60/m, 60, PT1M", "1800 / h, 1800, PT1H"})
    void shouldReadCallsAndTheStretchThatTheyAreFor(String text, int calls, Duration per) {
        assertThat(RateLimit.parse(text)).isEqualTo(new RateLimit(calls, per));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "60/d", "60/min", "0/m", "-1/m", "1.5/s", "9999999999/h"})
    void shouldRefuseWhatIsNoRate(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAStretchOfNoTime() {
        assertThatThrownBy(() -> new RateLimit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The two count their calls by themselves, and the vendor counts them together. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 60, 1_000})
    void shouldKeepALiveRunAndABackfillTogetherUnderTheLimit(int calls) {
        RateLimit limit = RateLimit.perMinute(calls);

        int backfill = limit.ofBackfill().map(RateLimit::calls).orElse(0);

        assertThat(limit.ofLiveRun().calls()).isPositive();
        assertThat(limit.ofLiveRun().calls() + backfill).isEqualTo(calls);
        assertThat(backfill).isEqualTo(calls == 1 ? 0 : Math.max(1, calls / 4));
    }
}
