package io.switchboard.platform.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The phase that a program is in. Safe for threads. */
public final class Health implements Supplier<Health.Readiness> {
    private final InstantSource clock;
    private final AtomicReference<HealthStage> stage;

    /** Begins in {@link HealthPhase#STARTING}. */
    public Health(InstantSource clock) {
        this.clock = clock;
        this.stage = new AtomicReference<>(new HealthStage(HealthPhase.STARTING, clock.instant()));
    }

    /**
     * A phase.
     *
     * @param since when it began
     */
    public record HealthStage(HealthPhase phase, Instant since) {
        /** Whether all that is assigned is worked on. */
        public boolean isReady() {
            return phase == HealthPhase.READY;
        }

        /** Status and since, to which a program may add what it knows more. */
        public ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("status", phase.name().toLowerCase(Locale.ROOT))
                    .put("since", since.toString());
        }
    }

    /**
     * The response of {@code /health/ready}.
     *
     * @param ready whether the status is 200, and not 503
     * @param body what there is to know
     */
    public record Readiness(boolean ready, ObjectNode body) {}

    /** The program has entered a phase; it does not leave {@link HealthPhase#STOPPING}. */
    public void enter(HealthPhase phase) {
        stage.updateAndGet(now -> now.phase == phase || now.phase == HealthPhase.STOPPING
                ? now
                : new HealthStage(phase, clock.instant()));
    }

    /** The phase now. */
    public HealthStage now() {
        return stage.get();
    }

    @Override
    public Readiness get() {
        HealthStage now = now();
        return new Readiness(now.isReady(), now.json());
    }
}
