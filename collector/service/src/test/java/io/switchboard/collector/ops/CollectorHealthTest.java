package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.secret.Redactor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CollectorHealthTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TARGET = "acme/agent-monitor";

    private final CollectorHealth health = new CollectorHealth(Redactor.ofNothing(), () -> NOON);

    @Test
    void shouldStayReadyWhenAVendorFails() {
        health.enter(HealthPhase.READY);
        health.target(TARGET, "COMPLETE", "", 0, NOON);
        health.target("bmce/agent-monitor", "REFUSED", "status 401", 2, NOON);

        assertThat(health.get().ready()).isTrue();
        assertThat(health.get().body()).hasToString("""
                {"status":"ready","since":"2026-03-01T12:00:00Z","targets":{\
                "acme/agent-monitor":{"outcome":"COMPLETE","since":"2026-03-01T12:00:00Z","at":"2026-03-01T12:00:00Z"},\
                "bmce/agent-monitor":{"outcome":"REFUSED","since":"2026-03-01T12:00:00Z","at":"2026-03-01T12:00:00Z",\
                "reason":"status 401","backlog":2}}}""");
    }

    @Test
    void shouldNotBeReadyBeforeAllIsRestored() {
        health.enter(HealthPhase.RESTORING);

        assertThat(health.get().ready()).isFalse();
        assertThat(health.get().body().path("status").asText()).isEqualTo("restoring");
    }

    @Test
    void shouldRememberSinceWhenAnOutcomeHasBeenTheSame() {
        health.target(TARGET, "COMPLETE", "", 0, NOON);
        health.target(TARGET, "REFUSED", "status 401", 0, NOON.plusSeconds(5));
        health.target(TARGET, "REFUSED", "status 403", 0, NOON.plusSeconds(10));

        assertThat(target()).hasToString("""
                {"outcome":"REFUSED","since":"2026-03-01T12:00:05Z","at":"2026-03-01T12:00:10Z","reason":"status 403"}""");
    }

    @Test
    void shouldForgetATargetThatIsPolledElsewhere() {
        health.target(TARGET, "COMPLETE", "", 0, NOON);
        health.remove(TARGET);

        assertThat(health.get().body().path("targets")).isEmpty();
    }

    @Test
    void shouldShowNoSecretInAReason() {
        health.target(TARGET, "UNREACHABLE", "no answer from https://x?auth_token=abcdef", 0, NOON);

        assertThat(target().path("reason").asText()).isEqualTo("no answer from https://x?auth_token=***");
    }

    private JsonNode target() {
        return health.get().body().path("targets").path(TARGET);
    }
}
