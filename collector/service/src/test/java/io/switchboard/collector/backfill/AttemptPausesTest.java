package io.switchboard.collector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.CallFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptPausesTest {
    private final AttemptPauses pauses = new AttemptPauses();

    @Test
    void shouldGrowAndEndAfterFiveAttempts() {
        CallFailure failing = new CallFailure.Unreachable("HTTP 500");
        List<Integer> seconds = List.of(5, 10, 20, 40, 60);
        for (int i = 0; i < seconds.size(); i++) {
            assertThat(pauses.after(failing, i)).contains(Duration.ofSeconds(seconds.get(i)));
        }
        assertThat(pauses.after(failing, 5)).isEmpty();
    }

    @Test
    void shouldLastAsLongAsTheVendorAsksWithinBounds() {
        assertThat(pauses.after(throttled(Duration.ofSeconds(150)), 0)).contains(Duration.ofSeconds(150));
        assertThat(pauses.after(throttled(Duration.ofSeconds(2)), 0)).contains(Duration.ofSeconds(5));
        assertThat(pauses.after(throttled(Duration.ofDays(1)), 1)).contains(Duration.ofMinutes(5));
        assertThat(pauses.after(throttled(Duration.ofDays(1)), 2)).contains(Duration.ofMinutes(10));
    }

    @Test
    void shouldNotAskAgainAVendorThatRefuses() {
        assertThat(pauses.after(new CallFailure.Refused("HTTP 401"), 0)).isEmpty();
    }

    private static CallFailure throttled(Duration asked) {
        return new CallFailure.Throttled("HTTP 429", Optional.of(asked));
    }
}
