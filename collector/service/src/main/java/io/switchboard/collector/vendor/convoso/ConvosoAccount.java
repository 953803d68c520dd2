package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.vendor.ConfiguredApi;
import io.switchboard.collector.vendor.DatasetSelection;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * An account at Convoso.
 *
 * @param name the account's name in every event
 * @param baseUrl the server, without a trailing slash
 * @param authToken the token of the account's office
 * @param timeZone the zone of the vendor's zone-less times
 * @param rateLimit how often the vendor may be called
 * @param agentMonitor how its agent monitor is polled, where it is
 * @param agentPerformance how its agent performance is polled, where it is
 */
record ConvosoAccount(
        String name,
        URI baseUrl,
        Secret authToken,
        ZoneId timeZone,
        RateLimit rateLimit,
        Optional<AgentMonitorSettings> agentMonitor,
        Optional<AgentPerformanceSettings> agentPerformance)
        implements VendorAccount {

    static final List<String> DATASETS = List.of(AgentMonitorSettings.NAME, AgentPerformanceSettings.NAME);

    ConvosoAccount {
        DatasetSelection.atLeastOne(VendorAccount.rules(name), DATASETS, agentMonitor, agentPerformance)
                .check();
    }

    @Override
    public List<ConfiguredApi> apis() {
        return Stream.of(
                        agentMonitor.map(settings -> new ConfiguredApi(
                                AgentMonitorSettings.NAME,
                                settings.poll(),
                                new AgentMonitorApi(name, timeZone, settings))),
                        agentPerformance.map(settings -> new ConfiguredApi(
                                AgentPerformanceSettings.NAME,
                                settings.poll(),
                                new AgentPerformanceApi(name, timeZone, settings))))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public ApiEndpoint endpoint(VendorClient client) {
        return ApiEndpoint.at(baseUrl);
    }

    /** The vendor's pages want the token as a parameter. */
    @Override
    public Credential credential(VendorClient client, InstantSource clock) {
        return request -> Mono.just(request.withParameter("auth_token", authToken.reveal()));
    }
}
