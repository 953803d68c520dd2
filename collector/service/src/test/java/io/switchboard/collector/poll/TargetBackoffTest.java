package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.CallFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetBackoffTest {
    private final TargetBackoff pauses = new TargetBackoff(Duration.ofSeconds(5));

    @Test
    void shouldLastAsLongAsTheVendorAsksWhateverTheFailure() {
        Optional<Duration> asked = Optional.of(Duration.ofSeconds(12));
        for (CallFailure failure : List.of(
                new CallFailure.Throttled("429", asked),
                new CallFailure.Unreachable("503", asked),
                new CallFailure.Refused("401", asked))) {
            assertThat(after(failure)).as(failure.reason()).isEqualTo(Duration.ofSeconds(12));
        }
        assertThat(after(new CallFailure.Throttled("429", Optional.empty()))).isZero();
        assertThat(after(new CallFailure.Unreachable("503"))).isZero();
    }

    @Test
    void shouldGiveAVendorMoreTheLongerItAsksForIt() {
        CallFailure hour = new CallFailure.Throttled("429", Optional.of(Duration.ofHours(2)));
        for (int minutes : List.of(5, 10, 20, 40, 60, 60)) {
            assertThat(after(hour)).isEqualTo(Duration.ofMinutes(minutes));
        }

        assertThat(pauses.after(new PollOutcome.CompleteOutcome())).isZero();
        assertThat(after(hour)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldGrowWhileTheVendorRefusesUpToFiveMinutes() {
        for (int seconds : List.of(5, 10, 20, 40, 80, 160, 300, 300)) {
            assertThat(after(new CallFailure.Refused("401"))).isEqualTo(Duration.ofSeconds(seconds));
        }

        pauses.after(new PollOutcome.CompleteOutcome());

        assertThat(after(new CallFailure.Refused("401"))).isEqualTo(Duration.ofSeconds(5));
    }

    private Duration after(CallFailure failure) {
        return pauses.after(new PollOutcome.FailedOutcome(failure));
    }
}
