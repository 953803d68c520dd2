package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses(Duration.ofSeconds(5));

    @Test
    void shouldLastAsLongAsTheVendorAsksWhateverTheFailure() {
        Optional<Duration> asked = Optional.of(Duration.ofSeconds(12));
        for (Failure failure : List.of(
                new Failure.Throttled("429", asked),
                new Failure.Unreachable("503", asked),
                new Failure.Refused("401", asked))) {
            assertThat(after(failure)).as(failure.reason()).isEqualTo(Duration.ofSeconds(12));
        }
        assertThat(after(new Failure.Throttled("429", Optional.empty()))).isZero();
        assertThat(after(new Failure.Unreachable("503"))).isZero();
    }

    @Test
    void shouldGiveAVendorMoreTheLongerItAsksForIt() {
        Failure hour = new Failure.Throttled("429", Optional.of(Duration.ofHours(2)));
        for (int minutes : List.of(5, 10, 20, 40, 60, 60)) {
            assertThat(after(hour)).isEqualTo(Duration.ofMinutes(minutes));
        }

        assertThat(pauses.after(new PollOutcome.Complete())).isZero();
        assertThat(after(hour)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldGrowWhileTheVendorRefusesUpToFiveMinutes() {
        for (int seconds : List.of(5, 10, 20, 40, 80, 160, 300, 300)) {
            assertThat(after(new Failure.Refused("401"))).isEqualTo(Duration.ofSeconds(seconds));
        }

        pauses.after(new PollOutcome.Complete());

        assertThat(after(new Failure.Refused("401"))).isEqualTo(Duration.ofSeconds(5));
    }

    private Duration after(Failure failure) {
        return pauses.after(new PollOutcome.Failed(failure));
    }
}
