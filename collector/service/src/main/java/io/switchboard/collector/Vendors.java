package io.switchboard.collector;

import io.switchboard.collector.convoso.AgentMonitorApi;
import io.switchboard.collector.convoso.AgentPerformanceApi;
import io.switchboard.collector.convoso.Token;
import io.switchboard.collector.http.Caller;
import io.switchboard.collector.http.Caller.Access;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.Server;
import io.switchboard.collector.http.Throttle;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.kore.AgentStatusDetailsApi;
import io.switchboard.collector.kore.CallVolumeApi;
import io.switchboard.collector.kore.Jwt;
import io.switchboard.collector.liveperson.Bearer;
import io.switchboard.collector.liveperson.Domain;
import io.switchboard.collector.liveperson.LoginService;
import io.switchboard.collector.liveperson.MsgConversationApi;
import io.switchboard.collector.liveperson.OAuth1;
import io.switchboard.collector.poll.Api;
import io.switchboard.collector.poll.Asking;
import io.switchboard.collector.poll.Calendar;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.target.Account;
import io.switchboard.collector.target.AgentMonitorSettings;
import io.switchboard.collector.target.AgentPerformanceSettings;
import io.switchboard.collector.target.AgentStatusDetailsSettings;
import io.switchboard.collector.target.CallVolumeSettings;
import io.switchboard.collector.target.ConvosoAccount;
import io.switchboard.collector.target.HttpLimits;
import io.switchboard.collector.target.KoreAccount;
import io.switchboard.collector.target.LivePersonAccount;
import io.switchboard.collector.target.Login;
import io.switchboard.collector.target.MsgConversationSettings;
import io.switchboard.collector.target.PollSettings;
import io.switchboard.collector.target.RateLimit;
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
final class Vendors {
    private final HttpClient http;
    private final Scheduler time;
    private final InstantSource clock;
    private final Limits limits;

    /**
     * How often accounts may be called here.
     *
     * @param share of an account's rate limit that is used here
     * @param waits is told of each call that has to wait: its account, and how long
     */
    record Limits(UnaryOperator<RateLimit> share, BiConsumer<String, Duration> waits) {

        Throttle throttle(Account account, Scheduler time) {
            RateLimit limit = share.apply(account.rateLimit());
            return new Throttle(limit.calls(), limit.per(), time, wait -> waits.accept(account.name(), wait));
        }
    }

    Vendors(HttpClient http, Scheduler time, Limits limits) {
        this.http = http;
        this.limits = limits;
        this.time = time;
        this.clock = () -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    /** A target, and who asks its vendor. */
    record Polled(Target target, Asking asking) {}

    /** What an account has to poll. */
    List<Polled> polled(Account account) {
        Access access = access(account);
        return apis(account).stream()
                .map(api -> new Polled(api.target(account), asking(api, access)))
                .toList();
    }

    /** One of an account's APIs, with what the file says of its polls. */
    private record Configured(String name, PollSettings settings, Api api) {

        Target target(Account account) {
            return new Target(
                    account.name(),
                    name,
                    api.datasets(),
                    settings.every(),
                    settings.limits().pollTimeout(),
                    settings.absence(),
                    Calendar.of(api));
        }
    }

    private Asking asking(Configured configured, Access access) {
        HttpLimits limits = configured.settings().limits();
        Api api = configured.api();
        Caller caller = new Caller(client(limits), access, api.retries(), time);
        // Answers take real time, whatever the time in which polls are due.
        return new Asking(api, caller::call, limits.maxPages(), Schedulers.parallel());
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
    private Access access(Account account) {
        Throttle throttle = limits.throttle(account, time);
        return switch (account) {
            case ConvosoAccount convoso ->
                new Access(
                        Server.at(convoso.baseUrl()),
                        new Token(convoso.authToken().reveal()),
                        throttle);
            case LivePersonAccount liveperson ->
                new Access(
                        liveperson
                                .domain()
                                .map(Server::at)
                                .orElseGet(() -> domain(liveperson, MsgConversationApi.SERVICE)),
                        credential(liveperson),
                        throttle);
            case KoreAccount kore -> new Access(Server.at(kore.baseUrl()), jwt(kore), throttle);
        };
    }

    private static List<Configured> apis(Account account) {
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

    private static List<Configured> both(Optional<Configured> one, Optional<Configured> other) {
        return Stream.of(one, other).flatMap(Optional::stream).toList();
    }

    private static Configured agentMonitor(ConvosoAccount account, AgentMonitorSettings settings) {
        return new Configured(
                AgentMonitorSettings.NAME,
                settings.poll(),
                new AgentMonitorApi(account.name(), account.timeZone(), settings.filters()));
    }

    private static Configured agentPerformance(ConvosoAccount account, AgentPerformanceSettings settings) {
        return new Configured(
                AgentPerformanceSettings.NAME,
                settings.poll(),
                new AgentPerformanceApi(
                        account.name(),
                        account.timeZone(),
                        settings.settle(),
                        settings.formPost(),
                        settings.filters()));
    }

    private static Configured conversations(LivePersonAccount account, MsgConversationSettings settings) {
        var asked = new MsgConversationApi.Settings(
                settings.timeframe(),
                settings.interval(),
                settings.skillIds(),
                settings.agentIds(),
                settings.timeUnit());
        return new Configured(
                MsgConversationSettings.NAME,
                settings.poll(),
                new MsgConversationApi(account.name(), account.accountId(), asked));
    }

    private static Configured statusDetails(KoreAccount account, AgentStatusDetailsSettings settings) {
        var asked = new AgentStatusDetailsApi.Settings(
                settings.timeZoneOffset(), settings.range(), settings.agents(), settings.pageSize(), settings.settle());
        return new Configured(
                AgentStatusDetailsSettings.NAME,
                settings.poll(),
                new AgentStatusDetailsApi(account.name(), account.instance().accountId(), asked));
    }

    private static Configured callVolume(KoreAccount account, CallVolumeSettings settings) {
        var asked = new CallVolumeApi.Settings(settings.pageSize(), settings.lookback(), settings.timeUnit());
        return new Configured(
                CallVolumeSettings.NAME,
                settings.poll(),
                new CallVolumeApi(
                        account.name(),
                        account.instance().accountId(),
                        account.instance().orgId(),
                        asked));
    }

    private Credential jwt(KoreAccount account) {
        KoreAccount.Jwt jwt = account.jwt();
        return new Jwt(
                new Jwt.Claims(jwt.clientId(), jwt.subject(), jwt.lifetime(), jwt.jti()),
                jwt.clientSecret().reveal(),
                account.instance().instanceId(),
                clock);
    }

    private Credential credential(LivePersonAccount account) {
        return switch (account.login()) {
            case Login.OAuth1(var appKey, var secret, var token, var tokenSecret) ->
                new OAuth1(
                        new OAuth1.Keys(appKey.reveal(), secret.reveal(), token.reveal(), tokenSecret.reveal()), clock);
            case Login.Bearer(var token) -> Bearer.of(token.reveal());
            case Login.Password(String username, var password) ->
                Bearer.of(
                        new LoginService(
                                client(HttpLimits.DEFAULT),
                                domain(account, LoginService.SERVICE),
                                new LoginService.User(account.accountId(), username, password.reveal())),
                        clock);
        };
    }

    private Server domain(LivePersonAccount account, String service) {
        URI discovery = account.discovery();
        return new Domain(client(HttpLimits.DEFAULT), discovery, account.accountId(), service);
    }
}
