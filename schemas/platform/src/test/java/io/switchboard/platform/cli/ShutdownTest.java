package io.switchboard.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What processes do at signals is tested where programs run as processes. */
class ShutdownTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void shouldAskTheWorkToStop() {
        try (Shutdown shutdown = Shutdown.onSignal(LONG, "")) {
            assertThat(shutdown.isRequested()).isFalse();

            shutdown.request();

            assertThat(shutdown.isRequested()).isTrue();
            assertThat(shutdown.requested()).isCompleted();
            shutdown.await(LONG);
        }
    }

    @Test
    void shouldWaitNoLongerThanATime() {
        try (Shutdown shutdown = Shutdown.onSignal(LONG, "")) {
            shutdown.await(Duration.ofNanos(1));

            assertThat(shutdown.isRequested()).isFalse();
        }
    }
}
