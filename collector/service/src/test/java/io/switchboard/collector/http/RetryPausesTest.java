package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPausesTest {
    private static final RetryPauses RETRIES =
            new RetryPauses(List.of(Duration.ofSeconds(1)), List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)));

    @Test
    void shouldPauseAsLongAsIsWrittenForTheFailure() {
        assertThat(RETRIES.pause(throttled(Optional.empty()), 0)).contains(Duration.ofSeconds(1));
        assertThat(RETRIES.pause(throttled(Optional.empty()), 1)).isEmpty();
        assertThat(RETRIES.pause(new CallFailure.Unreachable(""), 0)).contains(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(new CallFailure.Unreachable(""), 1)).contains(Duration.ofSeconds(10));
        assertThat(RETRIES.pause(new CallFailure.Unreachable(""), 2)).isEmpty();
        assertThat(RETRIES.pause(new CallFailure.Refused(""), 0)).isEmpty();
        assertThat(RETRIES.pause(new CallFailure.Malformed(""), 0)).isEmpty();
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
        assertThat(RETRIES.pause(new CallFailure.Unreachable("", Optional.of(Duration.ofSeconds(5))), 0))
                .contains(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(new CallFailure.Unreachable("", Optional.of(Duration.ofSeconds(6))), 0))
                .isEmpty();
    }

    @Test
    void shouldLeaveTheNextAttemptToTheNextPollWhereTheVendorNamesNoPauses() {
        assertThat(RetryPauses.NONE.pause(new CallFailure.Unreachable(""), 0)).isEmpty();
    }

    private static CallFailure throttled(Optional<Duration> retryAfter) {
        return new CallFailure.Throttled("", retryAfter);
    }
}
