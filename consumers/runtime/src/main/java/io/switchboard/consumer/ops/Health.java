package io.switchboard.consumer.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;

/** How far an app is. Safe for threads. */
final class Health {
    private final InstantSource clock;
    private final AtomicReference<Stage> stage;

    /** Begins in {@link Phase#STARTING}. */
    Health(InstantSource clock) {
        this.clock = clock;
        this.stage = new AtomicReference<>(new Stage(Phase.STARTING, clock.instant()));
    }

    /** How far an app may be. */
    enum Phase {
        /** It waits for its topics, or for its place in the group. */
        STARTING,
        /** Partitions come or go, and what it knows of them is read back. */
        RESTORING,
        /** All that is assigned is worked on. */
        READY,
        /** Nothing new begins. */
        STOPPING;

        static Phase of(KafkaStreams.State state) {
            return switch (state) {
                case CREATED -> STARTING;
                case REBALANCING -> RESTORING;
                case RUNNING -> READY;
                case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> STOPPING;
            };
        }
    }

    /**
     * A phase, and when the app came there.
     *
     * @param since when it came there
     */
    record Stage(Phase phase, Instant since) {
        boolean isReady() {
            return phase == Phase.READY;
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

    /** The app is there now; what stops stays so. */
    void enter(Phase phase) {
        stage.updateAndGet(
                now -> now.phase == phase || now.phase == Phase.STOPPING ? now : new Stage(phase, clock.instant()));
    }

    Stage now() {
        return stage.get();
    }
}
