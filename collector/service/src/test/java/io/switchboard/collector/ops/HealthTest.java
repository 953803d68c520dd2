package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.ops.Health.Phase;
import io.switchboard.collector.ops.Health.TargetHealth;
import io.switchboard.platform.secret.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Health health = new Health(Redactor.ofNothing(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldBeReadyOnlyWhenAllIsRestored() {
        assertThat(health.report().phase()).isEqualTo(Phase.STARTING);
        health.restoring();
        assertThat(health.report().isReady()).isFalse();
        health.ready();
        assertThat(health.report().isReady()).isTrue();
        health.stopping();
        assertThat(health.report().isReady()).isFalse();
    }

    @Test
    void shouldRememberSinceWhenAnOutcomeHasBeenTheSame() {
        health.target("acme/agent-monitor", "COMPLETE", "", 0, NOON);
        health.target("acme/agent-monitor", "REFUSED", "status 401", 0, NOON.plusSeconds(5));
        health.target("acme/agent-monitor", "REFUSED", "status 403", 0, NOON.plusSeconds(10));

        assertThat(health.report().targets())
                .containsEntry(
                        "acme/agent-monitor",
                        new TargetHealth("REFUSED", NOON.plusSeconds(5), NOON.plusSeconds(10), "status 403", 0));
    }

    @Test
    void shouldForgetATargetThatIsPolledElsewhere() {
        health.target("acme/agent-monitor", "COMPLETE", "", 0, NOON);
        health.remove("acme/agent-monitor");

        assertThat(health.report().targets()).isEmpty();
    }

    @Test
    void shouldShowNoSecretInAReason() {
        health.target("acme/agent-monitor", "UNREACHABLE", "no answer from https://x?auth_token=abcdef", 0, NOON);

        assertThat(health.report().targets().get("acme/agent-monitor"))
                .extracting(TargetHealth::reason)
                .isEqualTo("no answer from https://x?auth_token=***");
    }
}
