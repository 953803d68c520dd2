package io.switchboard.consumer.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** How far a program is. Safe for threads. */
final class Health {
    private final InstantSource clock;
    private final AtomicReference<Stage> stage;

    /** Begins in {@link HealthPhase#STARTING}. */
    Health(InstantSource clock) {
        this.clock = clock;
        this.stage = new AtomicReference<>(new Stage(HealthPhase.STARTING, clock.instant()));
    }

    /**
     * A phase, and when the program came there.
     *
     * @param since when it came there
     */
    record Stage(HealthPhase phase, Instant since) {
        boolean isReady() {
            return phase == HealthPhase.READY;
        }

        /** As the collector tells it of itself. */
        String json() {
            return JsonNodeFactory.instance
                            .objectNode()
                            .put("status", phase.name().toLowerCase(Locale.ROOT))
                            .put("since", since.toString())
                            .toPrettyString()
                    + "\n";
        }
    }

    /** The program is there now; what stops stays so. */
    void enter(HealthPhase phase) {
        stage.updateAndGet(now ->
                now.phase == phase || now.phase == HealthPhase.STOPPING ? now : new Stage(phase, clock.instant()));
    }

    Stage now() {
        return stage.get();
    }
}
