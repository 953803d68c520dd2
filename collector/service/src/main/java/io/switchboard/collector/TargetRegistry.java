package io.switchboard.collector;

import io.switchboard.collector.VendorApis.CallLimits;
import io.switchboard.collector.VendorApis.PolledTarget;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.config.RateLimit;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.poll.PollTarget;
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
final class TargetRegistry {
    private final Map<String, PolledTarget> byName;

    private TargetRegistry(CollectorConfig configuration, HttpClient http, Scheduler time, CallLimits limits) {
        VendorApis vendors = new VendorApis(http, time, limits);
        byName = configuration.accounts().stream()
                .flatMap(account -> vendors.polled(account).stream())
                .collect(Collectors.toMap(polled -> polled.target().name(), Function.identity()));
    }

    /**
     * At the live run's share of the accounts' rates.
     *
     * @param time gives the time and waits, for signatures and rate limits
     * @param waits is notified of each call that has to wait: its account, and how long
     */
    TargetRegistry(CollectorConfig configuration, HttpClient http, Scheduler time, BiConsumer<String, Duration> waits) {
        this(configuration, http, time, new CallLimits(RateLimit::ofLiveRun, waits));
    }

    /** The same, with nobody who wants to know how long calls wait. */
    TargetRegistry(CollectorConfig configuration, HttpClient http, Scheduler time) {
        this(configuration, http, time, (_, _) -> {});
    }

    /** For a backfill, which has its own count of calls beside that of the live run. */
    static TargetRegistry besideALiveRun(CollectorConfig configuration, HttpClient http, Scheduler time) {
        return new TargetRegistry(
                configuration,
                http,
                time,
                new CallLimits(limit -> limit.ofBackfill().orElse(limit), (_, _) -> {}));
    }

    /** The target of that name, if it is configured. */
    Optional<PollTarget> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(PolledTarget::target);
    }

    /** All targets, by name. */
    List<PollTarget> all() {
        return byName.values().stream()
                .map(PolledTarget::target)
                .sorted(Comparator.comparing(PollTarget::name))
                .toList();
    }

    /** All targets, by the partition of their account. */
    Map<Integer, List<PollTarget>> byPartition(int partitions) {
        return all().stream()
                .collect(Collectors.groupingBy(target -> AccountPartition.of(target.account(), partitions)));
    }

    /** Who asks for a target. */
    ApiFetcher asking(PollTarget target) {
        return Objects.requireNonNull(byName.get(target.name()), target::name).asking();
    }
}
