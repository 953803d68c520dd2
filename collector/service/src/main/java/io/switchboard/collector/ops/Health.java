package io.switchboard.collector.ops;

import io.switchboard.platform.secret.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the collector knows of its own state. Others report, {@link OpsServer} tells. A vendor that fails does not make
 * the collector unready: only its target says so. Safe for threads.
 */
public final class Health {

    private final Redactor redactor;
    private final Clock clock;
    private final AtomicReference<Stage> stage;
    private final Map<String, TargetHealth> targets = new ConcurrentHashMap<>();

    /** Begins in {@link #starting()}. */
    public Health(Redactor redactor, Clock clock) {
        this.redactor = redactor;
        this.clock = clock;
        this.stage = new AtomicReference<>(new Stage(Phase.STARTING, clock.instant()));
    }

    /** How far the collector is. */
    public enum Phase {
        /** Nothing is polled yet. */
        STARTING,
        /** Newly assigned targets wait for their last state. */
        RESTORING,
        /** What is assigned is restored and polled. */
        READY,
        /** No new poll begins. */
        STOPPING
    }

    /**
     * A target's last poll.
     *
     * @param outcome how it ended
     * @param since when the first poll of those in a row with this outcome ended
     * @param at when the last one ended
     * @param reason why it is not complete; empty when it is
     * @param backlog questions that are due and not yet answered
     */
    public record TargetHealth(String outcome, Instant since, Instant at, String reason, int backlog) {}

    /**
     * Everything at one time.
     *
     * @param phase how far the collector is
     * @param since when it came there
     * @param targets the targets polled here, by name
     */
    public record Report(Phase phase, Instant since, SortedMap<String, TargetHealth> targets) {

        /** Whether all that is assigned is restored and polled. */
        public boolean isReady() {
            return phase == Phase.READY;
        }
    }

    /** Nothing is polled yet. */
    public void starting() {
        enter(Phase.STARTING);
    }

    /** Targets were assigned and wait for their last state. */
    public void restoring() {
        enter(Phase.RESTORING);
    }

    /** All that is assigned, which may be nothing, is restored and polled. */
    public void ready() {
        enter(Phase.READY);
    }

    /** No new poll begins. */
    public void stopping() {
        enter(Phase.STOPPING);
    }

    /** A target's poll ended at an instant; the reason is empty when it was complete. */
    public void target(String target, String outcome, String reason, int backlog, Instant at) {
        String shown = redactor.redact(reason);
        targets.compute(target, (name, last) -> {
            boolean same = last != null && last.outcome.equals(outcome);
            return new TargetHealth(outcome, same ? last.since : at, at, shown, backlog);
        });
    }

    /** A target is no longer polled here. */
    public void remove(String target) {
        targets.remove(target);
    }

    /** What is known now. */
    public Report report() {
        Stage now = stage.get();
        return new Report(now.phase, now.since, new TreeMap<>(targets));
    }

    private void enter(Phase phase) {
        stage.updateAndGet(
                now -> now.phase == phase || now.phase == Phase.STOPPING ? now : new Stage(phase, clock.instant()));
    }

    private record Stage(Phase phase, Instant since) {}
}
