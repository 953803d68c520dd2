package io.switchboard.consumer.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.consumer.ops.Health.Phase;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final Health health = new Health(() -> time.get());

    @ParameterizedTest
    @EnumSource(State.class)
    void shouldBeReadyOnlyWhileItsStreamsRun(State state) {
        health.enter(Phase.of(state));

        assertThat(health.now().isReady()).isEqualTo(state == State.RUNNING);
    }

    @Test
    void shouldSaySinceWhenItHasBeenAsItIs() {
        time.set(NOON.plusSeconds(5));
        health.enter(Phase.RESTORING);
        time.set(NOON.plusSeconds(9));
        health.enter(Phase.RESTORING);

        assertThat(health.now().json()).isEqualTo("""
                {
                  "status" : "restoring",
                  "since" : "2026-03-01T12:00:05Z"
                }
                """);
    }

    @Test
    void shouldNotBeReadyAgainOnceItStops() {
        health.enter(Phase.STOPPING);
        health.enter(Phase.READY);

        assertThat(health.now().phase()).isEqualTo(Phase.STOPPING);
    }
}
