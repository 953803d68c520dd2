package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.vendor.liveperson.LoginService.LoginResult;
import io.switchboard.collector.vendor.liveperson.LoginService.LoginResult.LoggedIn;
import io.switchboard.collector.vendor.liveperson.LoginService.LoginResult.NotJudged;
import io.switchboard.collector.vendor.liveperson.LoginService.LoginResult.NotLoggedIn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * A bearer token: one that was configured, or one that a user logs in for and that is forgotten when it has run out.
 * All calls of an account share one login. Safe for threads.
 */
final class BearerCredential implements Credential {
    private static final String HEADER = "Authorization";

    private final Optional<LoginService> service;
    private final AtomicReference<Optional<Mono<String>>> login = new AtomicReference<>(Optional.empty());
    private final AtomicReference<LoginSession> session;
    private final InstantSource clock;

    /**
     * What is known of the user.
     *
     * @param header with the last token, until it has run out
     * @param pause until the next login may be made
     */
    private record LoginSession(Optional<String> header, LoginPause pause) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Session[" + pause + "]";
        }
    }

    private BearerCredential(Optional<LoginService> service, Optional<String> token, InstantSource clock) {
        this.clock = clock;
        this.session = new AtomicReference<>(new LoginSession(token.map(BearerCredential::header), LoginPause.NONE));
        this.service = service;
    }

    /** A token that does not change. */
    public static BearerCredential of(String token) {
        return new BearerCredential(Optional.empty(), Optional.of(token), InstantSource.system());
    }

    /** The tokens that a user gets at the login service; our clock says when it may be asked again. */
    public static BearerCredential of(LoginService service, InstantSource clock) {
        return new BearerCredential(Optional.of(service), Optional.empty(), clock);
    }

    private static String header(String token) {
        return "Bearer " + token;
    }

    @Override
    public Mono<ApiCall> sign(ApiCall request) {
        return Mono.defer(() -> session.get().header().map(Mono::just).orElseGet(this::login))
                .map(header -> request.withHeader(HEADER, header));
    }

    /** The login that is under way, or a new one. It goes on to its end, however many wait for it. */
    private Mono<String> login() {
        Mono<String> mine = Mono.defer(this::headerOrLogin)
                .doOnTerminate(() -> login.set(Optional.empty()))
                .cache();
        return login.updateAndGet(running -> running.or(() -> Optional.of(mine)))
                .orElse(mine);
    }

    private Mono<String> headerOrLogin() {
        LoginSession now = session.get();
        if (now.header().isPresent()) {
            return Mono.justOrEmpty(now.header());
        }
        return now.pause().isOver(clock.instant())
                ? service.orElseThrow().login().map(this::result)
                : Mono.error(new FailedCall(now.pause().failure(clock.instant())));
    }

    private String result(LoginResult result) {
        LoginPause last = session.get().pause();
        return switch (result) {
            case LoggedIn(String token) -> {
                String header = header(token);
                session.set(new LoginSession(Optional.of(header), last.afterToken(clock.instant())));
                yield header;
            }
            case NotLoggedIn(CallFailure failure) -> {
                LoginPause pause = last.afterRefusal(failure, clock.instant());
                session.set(new LoginSession(Optional.empty(), pause));
                throw new FailedCall(pause.failure(clock.instant()));
            }
            case NotJudged(CallFailure failure) -> {
                session.set(new LoginSession(Optional.empty(), last.afterFailure(failure, clock.instant())));
                throw new FailedCall(failure);
            }
        };
    }

    @Override
    public void answered(ApiCall signed, CallCost exchange) {
        if (exchange.status().equals(Optional.of(200))) {
            session.updateAndGet(now -> isLast(now, signed) ? new LoginSession(now.header(), LoginPause.NONE) : now);
        }
    }

    @Override
    public boolean renew(ApiCall refused, boolean inVain) {
        if (service.isEmpty()) {
            return false;
        }
        LoginSession last = session.get();
        if (!isLast(last, refused)) {
            // Another call has found out before.
            return true;
        }
        if (!last.pause().isOver(clock.instant())) {
            return false;
        }
        session.compareAndSet(last, new LoginSession(Optional.empty(), last.pause()));
        return true;
    }

    private static boolean isLast(LoginSession session, ApiCall signed) {
        return session.header().isPresent()
                && session.header().equals(Optional.ofNullable(signed.headers().get(HEADER)));
    }
}
