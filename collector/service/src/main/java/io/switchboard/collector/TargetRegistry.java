package io.switchboard.collector;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.http.RateLimiter;
import io.switchboard.collector.http.RetryingClient;
import io.switchboard.collector.http.RetryingClient.AccountAccess;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.vendor.ConfiguredApi;
import io.switchboard.collector.vendor.HttpLimits;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.serde.AccountPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** What the configured accounts have to poll, and how to ask. */
final class TargetRegistry {
    private final SortedMap<String, PolledTarget> byName = new TreeMap<>();
    private final HttpClient http;
    private final Scheduler time;
    private final InstantSource clock;

    /** A target, and who asks its vendor. */
    private record PolledTarget(PollTarget target, ApiFetcher asking) {}

    /** @param share of an account's rate limit that is used here */
    private TargetRegistry(
            CollectorConfig configuration,
            HttpClient http,
            Scheduler time,
            UnaryOperator<RateLimit> share,
            BiConsumer<String, Duration> waits) {
        this.http = http;
        this.time = time;
        this.clock = () -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
        for (VendorAccount account : configuration.accounts()) {
            AccountAccess access = access(account, share.apply(account.rateLimit()), waits);
            account.apis().forEach(api -> add(target(account, api), asking(api, access)));
        }
    }

    /**
     * At the live run's share of the accounts' rates.
     *
     * @param time gives the time and waits, for signatures and rate limits
     * @param waits is notified of each call that has to wait: its account, and how long
     */
    TargetRegistry(CollectorConfig configuration, HttpClient http, Scheduler time, BiConsumer<String, Duration> waits) {
        this(configuration, http, time, RateLimit::ofLiveRun, waits);
    }

    /** The same, with nobody who wants to know how long calls wait. */
    TargetRegistry(CollectorConfig configuration, HttpClient http, Scheduler time) {
        this(configuration, http, time, (_, _) -> {});
    }

    /** For a backfill, which has its own count of calls beside that of the live run. */
    static TargetRegistry besideALiveRun(CollectorConfig configuration, HttpClient http, Scheduler time) {
        return new TargetRegistry(
                configuration, http, time, limit -> limit.ofBackfill().orElse(limit), (_, _) -> {});
    }

    private void add(PollTarget target, ApiFetcher asking) {
        byName.put(target.name(), new PolledTarget(target, asking));
    }

    private static PollTarget target(VendorAccount account, ConfiguredApi configured) {
        return new PollTarget(
                account.name(),
                configured.name(),
                configured.api().datasets(),
                configured.settings().pollInterval(),
                configured.settings().limits().pollTimeout(),
                configured.settings().absence(),
                DayWindow.of(configured.api()));
    }

    /** What an account's APIs share. */
    private AccountAccess access(VendorAccount account, RateLimit limit, BiConsumer<String, Duration> waits) {
        VendorClient client = client(HttpLimits.DEFAULT);
        return new AccountAccess(
                account.endpoint(client),
                account.credential(client, clock),
                new RateLimiter(limit.calls(), limit.per(), time, wait -> waits.accept(account.name(), wait)));
    }

    private ApiFetcher asking(ConfiguredApi configured, AccountAccess access) {
        HttpLimits limits = configured.settings().limits();
        PolledApi api = configured.api();
        RetryingClient caller = new RetryingClient(client(limits), access, api.retries(), time);
        // Answers take real time, whatever the time in which polls are due.
        return new ApiFetcher(api, caller::call, limits.maxPages(), Schedulers.parallel());
    }

    private VendorClient client(HttpLimits limits) {
        return new VendorClient(
                http,
                limits.connectTimeout(),
                limits.responseTimeout(),
                limits.maxBody().bytes(),
                clock);
    }

    /** The target of that name, if it is configured. */
    Optional<PollTarget> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(PolledTarget::target);
    }

    /** All targets, by name. */
    List<PollTarget> all() {
        return byName.values().stream().map(PolledTarget::target).toList();
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
