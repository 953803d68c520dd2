package io.switchboard.platform.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final Health health = new Health(() -> time.get());

    @ParameterizedTest
    @EnumSource
    void shouldBeReadyOnlyWhileItWorksOnAll(HealthPhase phase) {
        health.enter(phase);

        assertThat(health.now().isReady()).isEqualTo(phase == HealthPhase.READY);
    }

    @Test
    void shouldSaySinceWhenItHasBeenAsItIs() {
        time.set(NOON.plusSeconds(5));
        health.enter(HealthPhase.RESTORING);
        time.set(NOON.plusSeconds(9));
        health.enter(HealthPhase.RESTORING);

        assertThat(health.now().json().toString())
                .isEqualTo("{\"status\":\"restoring\",\"since\":\"2026-03-01T12:00:05Z\"}");
    }

    @Test
    void shouldNotBeReadyAgainOnceItStops() {
        health.enter(HealthPhase.STOPPING);
        health.enter(HealthPhase.READY);

        assertThat(health.now().phase()).isEqualTo(HealthPhase.STOPPING);
    }
}
