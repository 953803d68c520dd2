package io.switchboard.collector;

import io.switchboard.collector.config.AgentMonitorSettings;
import io.switchboard.collector.config.AgentPerformanceSettings;
import io.switchboard.collector.config.AgentStatusDetailsSettings;
import io.switchboard.collector.config.CallVolumeSettings;
import io.switchboard.collector.config.ConvosoAccount;
import io.switchboard.collector.config.HttpLimits;
import io.switchboard.collector.config.KoreAccount;
import io.switchboard.collector.config.LivePersonAccount;
import io.switchboard.collector.config.LivePersonLogin;
import io.switchboard.collector.config.MsgConversationSettings;
import io.switchboard.collector.config.PollSettings;
import io.switchboard.collector.config.RateLimit;
import io.switchboard.collector.config.VendorAccount;
import io.switchboard.collector.convoso.AgentMonitorApi;
import io.switchboard.collector.convoso.AgentPerformanceApi;
import io.switchboard.collector.convoso.ConvosoTokenCredential;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.RateLimiter;
import io.switchboard.collector.http.RetryingClient;
import io.switchboard.collector.http.RetryingClient.AccountAccess;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.kore.AgentStatusDetailsApi;
import io.switchboard.collector.kore.CallVolumeApi;
import io.switchboard.collector.kore.JwtCredential;
import io.switchboard.collector.liveperson.BearerCredential;
import io.switchboard.collector.liveperson.DomainDiscovery;
import io.switchboard.collector.liveperson.LoginService;
import io.switchboard.collector.liveperson.MsgConversationApi;
import io.switchboard.collector.liveperson.OAuth1Credential;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** Turns each vendor's part of the configuration into its server, its credential and its APIs. */
final class VendorApis {
    private final HttpClient http;
    private final Scheduler time;
    private final InstantSource clock;
    private final CallLimits limits;

    /**
     * How often accounts may be called here.
     *
     * @param share of an account's rate limit that is used here
     * @param waits is notified of each call that has to wait: its account, and how long
     */
    record CallLimits(UnaryOperator<RateLimit> share, BiConsumer<String, Duration> waits) {

        RateLimiter throttle(VendorAccount account, Scheduler time) {
            RateLimit limit = share.apply(account.rateLimit());
            return new RateLimiter(limit.calls(), limit.per(), time, wait -> waits.accept(account.name(), wait));
        }
    }

    VendorApis(HttpClient http, Scheduler time, CallLimits limits) {
        this.http = http;
        this.limits = limits;
        this.time = time;
        this.clock = () -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    /** A target, and who asks its vendor. */
    record PolledTarget(PollTarget target, ApiFetcher asking) {}

    /** What an account has to poll. */
    List<PolledTarget> polled(VendorAccount account) {
        AccountAccess access = access(account);
        return apis(account).stream()
                .map(api -> new PolledTarget(api.target(account), asking(api, access)))
                .toList();
    }

    /** One of an account's APIs, with what the file says of its polls. */
    private record ConfiguredApi(String name, PollSettings settings, PolledApi api) {

        PollTarget target(VendorAccount account) {
            return new PollTarget(
                    account.name(),
                    name,
                    api.datasets(),
                    settings.every(),
                    settings.limits().pollTimeout(),
                    settings.absence(),
                    DayWindow.of(api));
        }
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

    /** What an account's APIs share. */
    private AccountAccess access(VendorAccount account) {
        RateLimiter throttle = limits.throttle(account, time);
        return switch (account) {
            case ConvosoAccount convoso ->
                new AccountAccess(
                        ApiEndpoint.at(convoso.baseUrl()),
                        new ConvosoTokenCredential(convoso.authToken().reveal()),
                        throttle);
            case LivePersonAccount liveperson ->
                new AccountAccess(
                        liveperson
                                .domain()
                                .map(ApiEndpoint::at)
                                .orElseGet(() -> domain(liveperson, MsgConversationApi.SERVICE)),
                        credential(liveperson),
                        throttle);
            case KoreAccount kore -> new AccountAccess(ApiEndpoint.at(kore.baseUrl()), jwt(kore), throttle);
        };
    }

    private static List<ConfiguredApi> apis(VendorAccount account) {
        return switch (account) {
            case ConvosoAccount convoso ->
                both(
                        convoso.agentMonitor().map(settings -> agentMonitor(convoso, settings)),
                        convoso.agentPerformance().map(settings -> agentPerformance(convoso, settings)));
            case LivePersonAccount liveperson -> List.of(conversations(liveperson, liveperson.msgConversation()));
            case KoreAccount kore ->
                both(
                        kore.agentStatusDetails().map(settings -> statusDetails(kore, settings)),
                        kore.callVolume().map(settings -> callVolume(kore, settings)));
        };
    }

    private static List<ConfiguredApi> both(Optional<ConfiguredApi> one, Optional<ConfiguredApi> other) {
        return Stream.of(one, other).flatMap(Optional::stream).toList();
    }

    private static ConfiguredApi agentMonitor(ConvosoAccount account, AgentMonitorSettings settings) {
        return new ConfiguredApi(
                AgentMonitorSettings.NAME,
                settings.poll(),
                new AgentMonitorApi(account.name(), account.timeZone(), settings.filters()));
    }

    private static ConfiguredApi agentPerformance(ConvosoAccount account, AgentPerformanceSettings settings) {
        return new ConfiguredApi(
                AgentPerformanceSettings.NAME,
                settings.poll(),
                new AgentPerformanceApi(
                        account.name(),
                        account.timeZone(),
                        settings.settle(),
                        settings.formPost(),
                        settings.filters()));
    }

    private static ConfiguredApi conversations(LivePersonAccount account, MsgConversationSettings settings) {
        var asked = new MsgConversationApi.ConversationRequestSettings(
                settings.timeframe(),
                settings.interval(),
                settings.skillIds(),
                settings.agentIds(),
                settings.timeUnit());
        return new ConfiguredApi(
                MsgConversationSettings.NAME,
                settings.poll(),
                new MsgConversationApi(account.name(), account.accountId(), asked));
    }

    private static ConfiguredApi statusDetails(KoreAccount account, AgentStatusDetailsSettings settings) {
        var asked = new AgentStatusDetailsApi.AgentStatusRequestSettings(
                settings.timeZoneOffset(), settings.range(), settings.agents(), settings.pageSize(), settings.settle());
        return new ConfiguredApi(
                AgentStatusDetailsSettings.NAME,
                settings.poll(),
                new AgentStatusDetailsApi(account.name(), account.instance().accountId(), asked));
    }

    private static ConfiguredApi callVolume(KoreAccount account, CallVolumeSettings settings) {
        var asked = new CallVolumeApi.CallVolumeRequestSettings(
                settings.pageSize(), settings.lookback(), settings.timeUnit());
        return new ConfiguredApi(
                CallVolumeSettings.NAME,
                settings.poll(),
                new CallVolumeApi(
                        account.name(),
                        account.instance().accountId(),
                        account.instance().orgId(),
                        asked));
    }

    private Credential jwt(KoreAccount account) {
        KoreAccount.JwtSettings jwt = account.jwt();
        return new JwtCredential(
                new JwtCredential.JwtClaims(jwt.clientId(), jwt.subject(), jwt.lifetime(), jwt.jti()),
                jwt.clientSecret().reveal(),
                account.instance().instanceId(),
                clock);
    }

    private Credential credential(LivePersonAccount account) {
        return switch (account.login()) {
            case LivePersonLogin.OAuth1Login(var appKey, var secret, var token, var tokenSecret) ->
                new OAuth1Credential(
                        new OAuth1Credential.OAuth1Keys(
                                appKey.reveal(), secret.reveal(), token.reveal(), tokenSecret.reveal()),
                        clock);
            case LivePersonLogin.BearerLogin(var token) -> BearerCredential.of(token.reveal());
            case LivePersonLogin.PasswordLogin(String username, var password) ->
                BearerCredential.of(
                        new LoginService(
                                client(HttpLimits.DEFAULT),
                                domain(account, LoginService.SERVICE),
                                new LoginService.LoginUser(account.accountId(), username, password.reveal())),
                        clock);
        };
    }

    private ApiEndpoint domain(LivePersonAccount account, String service) {
        URI discovery = account.discovery();
        return new DomainDiscovery(client(HttpLimits.DEFAULT), discovery, account.accountId(), service);
    }
}
