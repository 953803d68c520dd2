package io.switchboard.collector;

import io.switchboard.collector.convoso.AgentMonitorApi;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetPoller;
import io.switchboard.collector.target.Account;
import io.switchboard.collector.target.AgentMonitorSettings;
import io.switchboard.collector.target.ConvosoAccount;
import io.switchboard.collector.target.HttpLimits;
import io.switchboard.collector.target.KoreAccount;
import io.switchboard.collector.target.LivePersonAccount;
import io.switchboard.collector.target.PollSettings;
import io.switchboard.serde.AccountPartition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.netty.http.client.HttpClient;

/** What the configured accounts have to poll, and how to ask. */
final class Targets {
    private final Map<String, Polled> byName;

    private record Polled(Target target, TargetPoller.Api api) {}

    Targets(List<Account> accounts, HttpClient http) {
        byName = accounts.stream()
                .flatMap(account -> of(account, http).stream())
                .collect(Collectors.toMap(polled -> polled.target().name(), Function.identity()));
    }

    private static List<Polled> of(Account account, HttpClient http) {
        return switch (account) {
            case ConvosoAccount convoso ->
                convoso.agentMonitor().stream()
                        .map(settings -> agentMonitor(convoso, settings, http))
                        .toList();
            case LivePersonAccount _, KoreAccount _ -> List.of();
        };
    }

    private static Polled agentMonitor(ConvosoAccount account, AgentMonitorSettings settings, HttpClient http) {
        PollSettings poll = settings.poll();
        HttpLimits limits = poll.limits();
        VendorClient client = new VendorClient(
                http,
                limits.connectTimeout(),
                limits.responseTimeout(),
                limits.maxBody().bytes());
        AgentMonitorApi api = new AgentMonitorApi(
                client, account.baseUrl(), account.authToken().reveal(), account.name(), account.timeZone());
        Target target = new Target(
                account.name(),
                AgentMonitorSettings.NAME,
                AgentMonitorApi.DATASETS,
                poll.every(),
                limits.pollTimeout(),
                poll.absence());
        return new Polled(target, api::fetch);
    }

    /** All targets. */
    List<Target> all() {
        return byName.values().stream().map(Polled::target).toList();
    }

    /** All targets, by the partition of their account. */
    Map<Integer, List<Target>> byPartition(int partitions) {
        return all().stream()
                .collect(Collectors.groupingBy(target -> AccountPartition.of(target.account(), partitions)));
    }

    /** How to ask for a target. */
    TargetPoller.Api api(Target target) {
        return Objects.requireNonNull(byName.get(target.name()), target::name).api();
    }
}
