package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Retries RETRIES =
            new Retries(List.of(Duration.ofSeconds(1)), List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)));

    @Test
    void shouldPauseAsLongAsIsWrittenForTheFailure() {
        assertThat(RETRIES.pause(throttled(Optional.empty()), 0)).contains(Duration.ofSeconds(1));
        assertThat(RETRIES.pause(throttled(Optional.empty()), 1)).isEmpty();
        assertThat(RETRIES.pause(new Failure.Unreachable(""), 0)).contains(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(new Failure.Unreachable(""), 1)).contains(Duration.ofSeconds(10));
        assertThat(RETRIES.pause(new Failure.Unreachable(""), 2)).isEmpty();
        assertThat(RETRIES.pause(new Failure.Refused(""), 0)).isEmpty();
        assertThat(RETRIES.pause(new Failure.Malformed(""), 0)).isEmpty();
    }

    @Test
    void shouldLeaveALongerPauseThatTheVendorWantsToThePollAsAWhole() {
        assertThat(RETRIES.pause(throttled(Optional.of(Duration.ofSeconds(1))), 0))
                .contains(Duration.ofSeconds(1));
        assertThat(RETRIES.pause(throttled(Optional.of(Duration.ofSeconds(2))), 0))
                .isEmpty();
    }

    @Test
    void shouldLeaveALongerPauseOfAFailingVendorToThePollAsAWhole() {
        assertThat(RETRIES.pause(new Failure.Unreachable("", Optional.of(Duration.ofSeconds(5))), 0))
                .contains(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(new Failure.Unreachable("", Optional.of(Duration.ofSeconds(6))), 0))
                .isEmpty();
    }

    @Test
    void shouldLeaveTheNextAttemptToTheNextPollWhereTheVendorNamesNoPauses() {
        assertThat(Retries.NONE.pause(new Failure.Unreachable(""), 0)).isEmpty();
    }

    private static Failure throttled(Optional<Duration> retryAfter) {
        return new Failure.Throttled("", retryAfter);
    }
}
