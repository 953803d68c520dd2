package io.switchboard.collector.liveperson;

import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.liveperson.LoginService.LoginResult;
import io.switchboard.collector.liveperson.LoginService.LoginResult.LoggedIn;
import io.switchboard.collector.liveperson.LoginService.LoginResult.NotJudged;
import io.switchboard.collector.liveperson.LoginService.LoginResult.NotLoggedIn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * A bearer token: one that was configured, or one that a user logs in for and that is forgotten when it has run out.
 * All calls of an account share one login. Safe for threads.
 */
public final class Bearer implements Credential {
    private static final String HEADER = "Authorization";

    private final Optional<LoginService> service;
    private final AtomicReference<Optional<Mono<String>>> login = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Session> session;
    private final InstantSource clock;

    /**
     * What is known of the user.
     *
     * @param header with the last token, until it has run out
     * @param pause until the next login may be made
     */
    private record Session(Optional<String> header, LoginPause pause) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Session[" + pause + "]";
        }
    }

    private Bearer(Optional<LoginService> service, Optional<String> token, InstantSource clock) {
        this.clock = clock;
        this.session = new AtomicReference<>(new Session(token.map(Bearer::header), LoginPause.NONE));
        this.service = service;
    }

    /** A token that does not change. */
    public static Bearer of(String token) {
        return new Bearer(Optional.empty(), Optional.of(token), InstantSource.system());
    }

    /** The tokens that a user gets at the login service; our clock says when it may be asked again. */
    public static Bearer of(LoginService service, InstantSource clock) {
        return new Bearer(Optional.of(service), Optional.empty(), clock);
    }

    private static String header(String token) {
        return "Bearer " + token;
    }

    @Override
    public Mono<Request> sign(Request request) {
        return Mono.defer(() -> session.get().header().map(Mono::just).orElseGet(this::login))
                .map(header -> request.withHeader(HEADER, header));
    }

    /** The login that is under way, or a new one. It goes on to its end whoever waits for it. */
    private Mono<String> login() {
        Mono<String> mine = Mono.defer(this::headerOrLogin)
                .doOnTerminate(() -> login.set(Optional.empty()))
                .cache();
        return login.updateAndGet(running -> running.or(() -> Optional.of(mine)))
                .orElse(mine);
    }

    private Mono<String> headerOrLogin() {
        Session now = session.get();
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
                session.set(new Session(Optional.of(header), last.afterToken(clock.instant())));
                yield header;
            }
            case NotLoggedIn(Failure failure) -> {
                LoginPause pause = last.afterRefusal(failure, clock.instant());
                session.set(new Session(Optional.empty(), pause));
                throw new FailedCall(pause.failure(clock.instant()));
            }
            case NotJudged(Failure failure) -> {
                session.set(new Session(Optional.empty(), last.afterFailure(failure, clock.instant())));
                throw new FailedCall(failure);
            }
        };
    }

    @Override
    public void answered(Request signed, Exchange exchange) {
        if (exchange.status().equals(Optional.of(200))) {
            session.updateAndGet(now -> isLast(now, signed) ? new Session(now.header(), LoginPause.NONE) : now);
        }
    }

    @Override
    public boolean renew(Request refused, boolean inVain) {
        if (service.isEmpty()) {
            return false;
        }
        Session last = session.get();
        if (!isLast(last, refused)) {
            // Another call has found out before.
            return true;
        }
        if (!last.pause().isOver(clock.instant())) {
            return false;
        }
        session.compareAndSet(last, new Session(Optional.empty(), last.pause()));
        return true;
    }

    private static boolean isLast(Session session, Request signed) {
        return session.header().isPresent()
                && session.header().equals(Optional.ofNullable(signed.headers().get(HEADER)));
    }
}
