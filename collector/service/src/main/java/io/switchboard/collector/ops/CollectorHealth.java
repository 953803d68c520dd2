package io.switchboard.collector.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.platform.ops.Health;
import io.switchboard.platform.ops.Health.Readiness;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.secret.Redactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * The collector's phase, and the last poll of each target. A vendor that fails does not make the collector unready:
 * only its target says so. Safe for threads.
 */
public final class CollectorHealth implements Supplier<Readiness> {
    private final Redactor redactor;
    private final Health health;
    private final Map<String, TargetHealth> targets = new ConcurrentSkipListMap<>();

    /** Begins in {@link HealthPhase#STARTING}. */
    public CollectorHealth(Redactor redactor, InstantSource clock) {
        this.redactor = redactor;
        this.health = new Health(clock);
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
    private record TargetHealth(String outcome, Instant since, Instant at, String reason, int backlog) {
        void addTo(ObjectNode node) {
            node.put("outcome", outcome).put("since", since.toString()).put("at", at.toString());
            if (!reason.isEmpty()) {
                node.put("reason", reason);
            }
            if (backlog > 0) {
                node.put("backlog", backlog);
            }
        }
    }

    /** The collector has entered a phase; it does not leave {@link HealthPhase#STOPPING}. */
    public void enter(HealthPhase phase) {
        health.enter(phase);
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

    @Override
    public Readiness get() {
        Readiness now = health.get();
        ObjectNode nodes = now.body().putObject("targets");
        targets.forEach((name, target) -> target.addTo(nodes.putObject(name)));
        return now;
    }
}
