package io.switchboard.collector.vendor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.RateLimiter;
import io.switchboard.collector.http.RetryPauses;
import io.switchboard.collector.http.RetryingClient;
import io.switchboard.collector.http.RetryingClient.AccountAccess;
import io.switchboard.collector.http.TestVendor;
import io.switchboard.collector.http.TestVendor.Asked;
import io.switchboard.collector.http.TestVendor.Told;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

class BearerCredentialIT {
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final Told GOOD = Told.ok("{}");

    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);

    @Test
    void shouldLogInOnceForManyCalls() {
        try (TestVendor vendor = vendor("token-1")) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));

            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);

            Asked login = vendor.asked().getFirst();
            assertThat(login.uri()).isEqualTo("/api/account/12345678/login?v=1.3");
            assertThat(login.method()).isEqualTo("POST");
            assertThat(login.headers().get("Content-Type")).isEqualTo("application/json");
            assertThat(login.body()).isEqualTo("{\"username\":\"u\\\"\",\"password\":\"pässword\"}");
            assertThat(logins).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldLogInOnceMoreWhenTheTokenHasRunOut(int status) {
        AtomicReference<String> accepted = new AtomicReference<>("token-1");
        try (TestVendor vendor = vendor(accepted::get, status)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            call(vendor, bearer);
            accepted.set("token-2");

            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);

            assertThat(logins).as("the first token is not taken any more").hasValue(2);
        }
    }

    @Test
    void shouldNotLogInAgainWhileTheTokenOfTheLastLoginIsNotAccepted() {
        AtomicReference<String> accepted = new AtomicReference<>("none");
        try (TestVendor vendor = vendor(accepted::get, 403)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            for (int poll = 0; poll < 5; poll++) {
                assertThat(call(vendor, bearer).exchange().status()).contains(403);
            }
            assertThat(logins).hasValue(1);

            clock.set(NOW.plus(Duration.ofMinutes(15)));
            call(vendor, bearer);
            call(vendor, bearer);
            assertThat(logins).as("after a long pause").hasValue(2);

            accepted.set("token-2");
            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            accepted.set("token-3");
            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(logins).as("a token that was accepted may run out").hasValue(3);
        }
    }

    /** A vendor locks a user who fails too often. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | wrong password | HTTP 401: wrong password",
                "403 | locked         | HTTP 403: locked",
                "400 | no             | HTTP 400: no",
                "200 | {}             | gives no bearer",
                "200 | <html>         | gives no bearer"
            })
    void shouldNotRepeatALoginThatIsRefusedBeforeALongPauseHasPassed(int status, String body, String reason) {
        AtomicReference<Told> answer = new AtomicReference<>(Told.of(status, body));
        try (TestVendor vendor = TestVendor.answering(asked -> asked.uri().contains("/login") ? answer.get() : GOOD)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            for (int poll = 0; poll < 5; poll++) {
                CallResult.UnansweredCall failed = (CallResult.UnansweredCall) call(vendor, bearer);

                assertThat(failed.failure()).isInstanceOf(CallFailure.Refused.class);
                assertThat(failed.failure().reason())
                        .startsWith("the login service")
                        .contains(reason)
                        .endsWith("; no login before 2026-03-02T13:44:00Z, unless the collector is restarted");
                assertThat(failed.failure().retryAfter()).contains(Duration.ofMinutes(15));
            }
            assertThat(vendor.asked()).as("one login, by whichever call").hasSize(1);

            clock.set(NOW.plus(Duration.ofMinutes(15)));
            answer.set(Told.ok("{\"bearer\":\"token-1\"}"));
            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(vendor.asked()).hasSize(3);
        }
    }

    @Test
    void shouldLogInAgainAtOnceWhereNobodyJudgedTheUser() {
        Told token = Told.ok("{\"bearer\":\"token-1\"}");
        try (TestVendor vendor =
                TestVendor.telling(Told.of(500, ""), Told.of(404, ""), Told.of(429, ""), token, GOOD)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            for (Class<?> kind :
                    List.of(CallFailure.Unreachable.class, CallFailure.Refused.class, CallFailure.Throttled.class)) {
                assertThat(((CallResult.UnansweredCall) call(vendor, bearer)).failure())
                        .isInstanceOf(kind);
            }

            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
        }
    }

    @Test
    void shouldStayAwayFromTheLoginServiceAsLongAsItAsks() {
        Told later = new Told(429, Map.of("Retry-After", "90"), "");
        try (TestVendor vendor = TestVendor.telling(later)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            call(vendor, bearer);
            clock.set(NOW.plusSeconds(89));
            CallFailure failure = ((CallResult.UnansweredCall) call(vendor, bearer)).failure();

            assertThat(failure).isInstanceOf(CallFailure.Throttled.class);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
            assertThat(vendor.asked()).hasSize(1);
            clock.set(NOW.plusSeconds(90));
            call(vendor, bearer);
            assertThat(vendor.asked()).hasSize(2);
        }
    }

    @Test
    void shouldLogInOnceForCallsThatNeedATokenAtTheSameTime() {
        try (TestVendor vendor = vendor("token-1")) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));

            List<ApiCall> signed = Flux.range(0, 10)
                    .flatMap(i -> bearer.sign(ApiCall.get("/" + i)))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();

            assertThat(signed)
                    .hasSize(10)
                    .allSatisfy(one -> assertThat(one.headers()).containsEntry("Authorization", "Bearer token-1"));
            assertThat(logins).hasValue(1);
        }
    }

    @Test
    void shouldNotForgetALoginForWhichNobodyWaitsAnyMore() {
        try (TestVendor vendor = vendor("token-1")) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            bearer.sign(ApiCall.get("/data")).subscribe().dispose();
            Awaitility.await().until(() -> logins.get() == 1);

            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(logins).hasValue(1);
        }
    }

    @Test
    void shouldKeepATokenThatAnotherCallHasJustLoggedInFor() {
        AtomicReference<String> accepted = new AtomicReference<>("token-1");
        try (TestVendor vendor = vendor(accepted::get, 401)) {
            Credential bearer = login(vendor, ApiEndpoint.at(vendor.address()));
            call(vendor, bearer);
            ApiCall late = bearer.sign(ApiCall.get("/data")).blockOptional().orElseThrow();
            accepted.set("token-2");
            call(vendor, bearer);

            assertThat(bearer.renew(late, false)).as("signing again helps").isTrue();

            assertThat(call(vendor, bearer)).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(logins).hasValue(2);
        }
    }

    @Test
    void shouldNotAskForAnotherTokenThanAConfiguredOne() {
        try (TestVendor vendor = vendor("token-2")) {
            CallResult.UnansweredCall failed = (CallResult.UnansweredCall) call(vendor, BearerCredential.of("token-1"));

            assertThat(failed.exchange().status()).contains(401);
            assertThat(vendor.asked()).hasSize(1);
            assertThat(logins).hasValue(0);
        }
    }

    @Test
    void shouldSayWhyItCannotLogInAndTellTheLoginsServer() {
        List<CallResult.UnansweredCall> told = new ArrayList<>();
        try (TestVendor vendor = TestVendor.telling(Told.of(404, "moved"))) {
            ApiEndpoint moved = new ApiEndpoint() {
                @Override
                public Mono<URI> address() {
                    return Mono.just(vendor.address());
                }

                @Override
                public void failed(CallResult.UnansweredCall reply) {
                    told.add(reply);
                }
            };

            assertThatThrownBy(() -> login(vendor, moved).sign(ApiCall.get("/")).block())
                    .isInstanceOf(FailedCall.class)
                    .hasMessage("the login service: HTTP 404: moved");
            assertThat(told).as("so that it is looked for again").hasSize(1);
        }
    }

    @Test
    void shouldNotTakeNullForAToken() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("{\"bearer\":null}"))) {
            assertThatThrownBy(() -> login(vendor, ApiEndpoint.at(vendor.address()))
                            .sign(ApiCall.get("/"))
                            .block())
                    .hasMessageStartingWith("the login service gives no bearer");
        }
    }

    private TestVendor vendor(String accepted) {
        return vendor(() -> accepted, 401);
    }

    /** Gives a new token at each login, and takes one of them alone. */
    private TestVendor vendor(Supplier<String> accepted, int refusal) {
        return TestVendor.answering(asked -> asked.uri().contains("/login")
                ? Told.ok("{\"csrf\":\"c\",\"bearer\":\"token-" + logins.incrementAndGet() + "\"}")
                : Told.of(
                        ("Bearer " + accepted.get()).equals(asked.headers().get("Authorization")) ? 200 : refusal,
                        "{}"));
    }

    private Credential login(TestVendor vendor, ApiEndpoint server) {
        assertThat(vendor.asked()).as("nothing is asked before it is needed").isEmpty();
        var user = new LivePersonLogin.PasswordLogin("u\"", new Secret("pässword"));
        return BearerCredential.of(new LoginService(client(), server, "12345678", user), clock::get);
    }

    private static CallResult call(TestVendor vendor, Credential credential) {
        RateLimiter throttle = new RateLimiter(100, Duration.ofSeconds(1), Schedulers.parallel());
        AccountAccess access = new AccountAccess(ApiEndpoint.at(vendor.address()), credential, throttle);
        return new RetryingClient(client(), access, RetryPauses.NONE, Schedulers.parallel())
                .call(ApiCall.get("/data"), () -> new ResponseDecoder(ResponseMapping.ofWords(Set.of())))
                .blockOptional()
                .orElseThrow();
    }

    private static VendorClient client() {
        return new VendorClient(
                HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 100_000, Instant::now);
    }
}
