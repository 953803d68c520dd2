package io.switchboard.collector.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What is measured of this collector's share of the accounts: how many targets, how old, how far back. Safe for
 * threads.
 */
public final class AssignmentMetrics {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;
    private final AtomicLong configured = new AtomicLong();
    private final Map<String, LastPoll> lastPolls = new ConcurrentHashMap<>();
    private final Map<Integer, Long> remaining = new ConcurrentHashMap<>();
    private final Counter restored;
    private final Timer restores;

    private record LastPoll(AtomicLong at, AtomicInteger backlog, List<Gauge> gauges) {}

    public AssignmentMetrics(MeterRegistry registry) {
        this.registry = registry;
        gauge("switchboard.configured.targets", "Targets of the configuration, whoever polls them", configured::get);
        gauge("switchboard.assigned.targets", "Targets that this collector polls", lastPolls::size);
        gauge("switchboard.restoring.partitions", "Partitions whose state is being read back", remaining::size);
        gauge(
                "switchboard.restore.remaining.records",
                "Offsets of topics that are being read back still to be passed",
                () -> remaining.values().stream().mapToLong(Long::longValue).sum());
        restored = Counter.builder("switchboard.restored.records")
                .description("Polls and rows read back from the topics")
                .register(registry);
        restores = Timer.builder("switchboard.restore")
                .description("How long it took to read a partition's state back")
                .register(registry);
    }

    /** So many targets are configured. */
    public void configured(int targets) {
        configured.set(targets);
    }

    /** These targets are this collector's from now on. One that has not been polled yet counts as polled now. */
    public synchronized void assigned(Set<String> targets, Instant now) {
        lastPolls.entrySet().removeIf(known -> {
            boolean gone = !targets.contains(known.getKey());
            if (gone) {
                known.getValue().gauges.forEach(registry::remove);
            }
            return gone;
        });
        targets.forEach(target -> lastPolls.computeIfAbsent(target, absent -> lastPoll(absent, now)));
    }

    private LastPoll lastPoll(String target, Instant now) {
        AtomicLong at = new AtomicLong(now.toEpochMilli());
        Gauge gauge = Gauge.builder("switchboard.last.poll.timestamp", at, millis -> millis.get() / MILLIS_PER_SECOND)
                .description("When a target's last committed poll ended, or it was assigned if it had none since")
                .baseUnit("seconds")
                .tags(CollectorMetrics.ofTarget(target))
                .register(registry);
        AtomicInteger backlog = new AtomicInteger();
        Gauge open = Gauge.builder("switchboard.backlog.questions", backlog, AtomicInteger::get)
                .description("Days or ranges of time that are due and that no poll has read to their end yet")
                .tags(CollectorMetrics.ofTarget(target))
                .register(registry);
        return new LastPoll(at, backlog, List.of(gauge, open));
    }

    /** A target's poll that ended then has been committed, and left so many questions. */
    public void polled(String target, Instant at, int backlog) {
        LastPoll last = lastPolls.get(target);
        if (last != null) {
            last.at.set(at.toEpochMilli());
            last.backlog.set(backlog);
        }
    }

    /** Of a partition that is being read back, so many offsets remain. */
    public void restoring(int partition, long offsets) {
        remaining.put(partition, offsets);
    }

    /** So many more records have been read back. */
    public void read(int records) {
        restored.increment(records);
    }

    /** A partition is being read back no more. */
    public void restored(int partition, Duration took) {
        remaining.remove(partition);
        restores.record(took);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
