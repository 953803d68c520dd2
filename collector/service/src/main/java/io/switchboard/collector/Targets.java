package io.switchboard.collector;

import io.switchboard.collector.Vendors.Limits;
import io.switchboard.collector.Vendors.Polled;
import io.switchboard.collector.poll.Asking;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.target.Configuration;
import io.switchboard.collector.target.RateLimit;
import io.switchboard.serde.AccountPartition;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/** What the configured accounts have to poll, and how to ask. */
final class Targets {
    private final Map<String, Polled> byName;

    private Targets(Configuration configuration, HttpClient http, Scheduler time, Limits limits) {
        Vendors vendors = new Vendors(http, time, limits);
        byName = configuration.accounts().stream()
                .flatMap(account -> vendors.polled(account).stream())
                .collect(Collectors.toMap(polled -> polled.target().name(), Function.identity()));
    }

    /**
     * At the live run's share of the accounts' rates.
     *
     * @param time tells the time and waits, for signatures and rate limits
     * @param waits is told of each call that has to wait: its account, and how long
     */
    Targets(Configuration configuration, HttpClient http, Scheduler time, BiConsumer<String, Duration> waits) {
        this(configuration, http, time, new Limits(RateLimit::ofLiveRun, waits));
    }

    /** The same, with nobody who wants to know how long calls wait. */
    Targets(Configuration configuration, HttpClient http, Scheduler time) {
        this(configuration, http, time, (_, _) -> {});
    }

    /** For a backfill, which has its own count of calls beside that of the live run. */
    static Targets besideALiveRun(Configuration configuration, HttpClient http, Scheduler time) {
        return new Targets(
                configuration,
                http,
                time,
                new Limits(limit -> limit.ofBackfill().orElse(limit), (_, _) -> {}));
    }

    /** The target of that name, if it is configured. */
    Optional<Target> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Polled::target);
    }

    /** All targets, by name. */
    List<Target> all() {
        return byName.values().stream()
                .map(Polled::target)
                .sorted(Comparator.comparing(Target::name))
                .toList();
    }

    /** All targets, by the partition of their account. */
    Map<Integer, List<Target>> byPartition(int partitions) {
        return all().stream()
                .collect(Collectors.groupingBy(target -> AccountPartition.of(target.account(), partitions)));
    }

    /** Who asks for a target. */
    Asking asking(Target target) {
        return Objects.requireNonNull(byName.get(target.name()), target::name).asking();
    }
}
