package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.RetryingClient.AccountAccess;
import io.switchboard.collector.http.TestVendor.Told;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.scheduler.VirtualTimeScheduler;

class RetryingClientIT {
    private static final RetryPauses LIVEPERSON = Sample.MSG_CONVERSATION.api().retries();
    private static final ResponseMapping SHAPE = ResponseMapping.ofWords(Set.of());
    private static final Told GOOD = Told.ok("{}");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final AtomicInteger signed = new AtomicInteger();
    private final List<CallResult.UnansweredCall> failures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldSignOnceMoreWhenASignatureIsNotAccepted(int status) {
        try (TestVendor vendor = TestVendor.telling(Told.of(status, ""), GOOD)) {
            assertThat(call(vendor, true, RetryPauses.NONE).join()).isInstanceOf(CallResult.AnsweredCall.class);

            assertThat(vendor.asked())
                    .extracting(asked -> asked.headers().get("Authorization"))
                    .containsExactly("signature 1", "signature 2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldBeRefusedWhenASecondSignatureIsNotAcceptedEither(int status) {
        try (TestVendor vendor = TestVendor.telling(Told.of(status, "no"))) {
            CallResult.UnansweredCall failed =
                    (CallResult.UnansweredCall) call(vendor, true, LIVEPERSON).join();

            assertThat(failed.failure()).isEqualTo(new CallFailure.Refused("HTTP " + status + ": no"));
            assertThat(vendor.asked()).hasSize(2);
        }
    }

    @Test
    void shouldNotSignOnceMoreInEveryPollWhileThatIsInVain() {
        Told no = Told.of(403, "no");
        try (TestVendor vendor = TestVendor.telling(no, no, no, GOOD, no, GOOD)) {
            RetryingClient caller = caller(vendor, true, RetryPauses.NONE);

            for (int asked : List.of(2, 3, 4, 6)) {
                call(caller).join();
                assertThat(vendor.asked()).hasSize(asked);
            }
        }
    }

    @Test
    void shouldRenewOnceInACallHoweverOftenItIsMadeAgain() {
        Told no = Told.of(401, "no");
        Told failing = Told.of(503, "");
        try (TestVendor vendor = TestVendor.telling(no, failing, no, GOOD)) {
            CompletableFuture<@Nullable CallResult> reply = call(vendor, true, LIVEPERSON);

            Awaitility.await().until(() -> vendor.asked().size() == 2 && time.getScheduledTaskCount() == 1);
            time.advanceTimeBy(Duration.ofSeconds(5));

            assertThat(reply.join()).isInstanceOf(CallResult.UnansweredCall.class);
            assertThat(vendor.asked()).hasSize(3);
        }
    }

    @Test
    void shouldNotSignOnceMoreWhereThatCannotHelp() {
        try (TestVendor vendor = TestVendor.telling(Told.of(401, "no"))) {
            call(vendor, false, LIVEPERSON).join();
            assertThat(vendor.asked()).hasSize(1);
        }
        try (TestVendor vendor = TestVendor.telling(new Told(403, Map.of("Retry-After", "60"), "slower"))) {
            call(vendor, true, LIVEPERSON).join();
            assertThat(vendor.asked()).as("the proof was accepted").hasSize(1);
        }
    }

    /** One that takes signatures of the last five minutes alone, by a clock that is an hour ahead of ours. */
    @Test
    void shouldSignByTheVendorsClockOnceItHasSeenIt() {
        Instant now = Instant.parse("2026-03-02T13:29:00Z");
        Instant vendors = now.plus(Duration.ofHours(1));
        Map<String, String> date = Map.of("Date", "Mon, 02 Mar 2026 14:29:00 GMT");
        try (TestVendor vendor = TestVendor.answering(asked -> {
            Duration age = Duration.between(Instant.parse(asked.headers().get("Authorization")), vendors);
            return new Told(age.abs().compareTo(Duration.ofMinutes(5)) < 0 ? 200 : 401, date, "{}");
        })) {
            RetryingClient caller =
                    caller(vendor, new TimedCredential(new VendorClock(() -> now)), RetryPauses.NONE, () -> now);

            assertThat(call(caller).join()).isInstanceOf(CallResult.AnsweredCall.class);
            assertThat(call(caller).join()).isInstanceOf(CallResult.AnsweredCall.class);

            assertThat(vendor.asked()).as("the first call alone is made twice").hasSize(3);
        }
    }

    @Test
    void shouldAskAgainOneSecondAfterATooManyRequests() {
        try (TestVendor vendor = TestVendor.telling(Told.of(429, ""), GOOD)) {
            CompletableFuture<@Nullable CallResult> reply = call(vendor, false, LIVEPERSON);

            awaitPauseOf(Duration.ofSeconds(1), vendor, 1);
            assertThat(reply.join()).isInstanceOf(CallResult.AnsweredCall.class);
        }
    }

    @Test
    void shouldNotAskAgainBeforeTheVendorWants() {
        try (TestVendor vendor = TestVendor.telling(new Told(429, Map.of("Retry-After", "2"), ""))) {
            CallResult.UnansweredCall failed =
                    (CallResult.UnansweredCall) call(vendor, false, LIVEPERSON).join();

            assertThat(((CallFailure.Throttled) failed.failure()).retryAfter()).contains(Duration.ofSeconds(2));
            assertThat(vendor.asked()).hasSize(1);
        }
    }

    /** The vendor means the account, not the API that happened to ask. */
    @Test
    void shouldLetNoApiOfTheAccountCallWhileTheVendorWantsItToStayAway() {
        Told slower = new Told(429, Map.of("Retry-After", "60"), "");
        try (TestVendor vendor = TestVendor.telling(slower, GOOD)) {
            AccountAccess access = new AccountAccess(
                    server(vendor), credential(false), new RateLimiter(600, Duration.ofSeconds(1), time));
            RetryingClient one = new RetryingClient(client(InstantSource.system()), access, RetryPauses.NONE, time);
            RetryingClient other = new RetryingClient(client(InstantSource.system()), access, LIVEPERSON, time);
            call(one).join();
            time.advanceTimeBy(Duration.ofSeconds(20));

            CallResult.UnansweredCall failed =
                    (CallResult.UnansweredCall) call(other).join();

            assertThat(vendor.asked()).hasSize(1);
            assertThat(failed.failure())
                    .isEqualTo(new CallFailure.Throttled(
                            "the vendor has asked the account to stay away for another 40 s",
                            Optional.of(Duration.ofSeconds(40))));
            time.advanceTimeBy(Duration.ofSeconds(40));
            assertThat(call(other).join()).isInstanceOf(CallResult.AnsweredCall.class);
        }
    }

    @Test
    void shouldStayAwayNoLongerThanAnyVendorMayAsk() {
        Told tomorrow = new Told(429, Map.of("Retry-After", "86400"), "");
        try (TestVendor vendor = TestVendor.telling(tomorrow)) {
            RetryingClient caller = caller(vendor, false, RetryPauses.NONE);
            int asked = 0;
            for (int minutes : List.of(5, 10, 20)) {
                call(caller).join();
                assertThat(vendor.asked()).hasSize(++asked);
                time.advanceTimeBy(Duration.ofMinutes(minutes).minusSeconds(2));
                call(caller).join();
                assertThat(vendor.asked()).hasSize(asked);
                time.advanceTimeBy(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void shouldAskAgainAfterFiveTenAndFifteenSecondsOfAFailingVendor() {
        try (TestVendor vendor = TestVendor.telling(Told.of(503, ""))) {
            CompletableFuture<@Nullable CallResult> reply = call(vendor, false, LIVEPERSON);

            awaitPauseOf(Duration.ofSeconds(5), vendor, 1);
            awaitPauseOf(Duration.ofSeconds(10), vendor, 2);
            awaitPauseOf(Duration.ofSeconds(15), vendor, 3);
            assertThat(((CallResult.UnansweredCall) reply.join()).failure())
                    .isInstanceOf(CallFailure.Unreachable.class);
            assertThat(vendor.asked()).hasSize(4);
        }
    }

    @Test
    void shouldNotAskAgainWhatIsWrong() {
        for (Told told :
                List.of(Told.of(400, ""), Told.of(404, ""), Told.of(451, ""), Told.of(301, ""), Told.ok("<html>"))) {
            try (TestVendor vendor = TestVendor.telling(told)) {
                call(vendor, false, LIVEPERSON).join();
                assertThat(vendor.asked()).as("%s", told).hasSize(1);
            }
        }
    }

    @Test
    void shouldTellTheServerOfEveryFailure() {
        try (TestVendor vendor = TestVendor.telling(Told.of(404, ""))) {
            call(vendor, false, RetryPauses.NONE).join();

            assertThat(failures)
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.exchange().status()).contains(404));
        }
    }

    @Test
    void shouldFailWithTheCallThatItNeeded() {
        CallFailure refused = new CallFailure.Refused("the login service: HTTP 401");
        Credential nobody = _ -> Mono.error(new FailedCall(refused));
        AccountAccess access = new AccountAccess(
                ApiEndpoint.at(URI.create("http://127.0.0.1:1")),
                nobody,
                new RateLimiter(10, Duration.ofSeconds(1), time));

        CallResult reply = new RetryingClient(client(InstantSource.system()), access, LIVEPERSON, time)
                .call(ApiCall.get("/"), () -> new ResponseDecoder(SHAPE))
                .block();

        assertThat(reply).isEqualTo(new CallResult.UnansweredCall(refused, CallResult.CallCost.NONE));
    }

    /** The call comes again after the pause, and not before it. */
    private void awaitPauseOf(Duration pause, TestVendor vendor, int calls) {
        Awaitility.await().until(() -> vendor.asked().size() == calls && time.getScheduledTaskCount() == calls);
        time.advanceTimeBy(pause.minusMillis(1));
        assertThat(vendor.asked()).hasSize(calls);
        time.advanceTimeBy(Duration.ofMillis(1));
        Awaitility.await().until(() -> vendor.asked().size() == calls + 1);
    }

    private CompletableFuture<@Nullable CallResult> call(TestVendor vendor, boolean renewable, RetryPauses retries) {
        return call(caller(vendor, renewable, retries));
    }

    private static CompletableFuture<@Nullable CallResult> call(RetryingClient caller) {
        return caller.call(ApiCall.get("/"), () -> new ResponseDecoder(SHAPE)).toFuture();
    }

    private RetryingClient caller(TestVendor vendor, boolean renewable, RetryPauses retries) {
        return caller(vendor, credential(renewable), retries, InstantSource.system());
    }

    private RetryingClient caller(TestVendor vendor, Credential credential, RetryPauses retries, InstantSource clock) {
        AccountAccess access =
                new AccountAccess(server(vendor), credential, new RateLimiter(600, Duration.ofSeconds(1), time));
        return new RetryingClient(client(clock), access, retries, time);
    }

    private ApiEndpoint server(TestVendor vendor) {
        return new ApiEndpoint() {
            @Override
            public Mono<URI> address() {
                return Mono.just(vendor.address());
            }

            @Override
            public void failed(CallResult.UnansweredCall reply) {
                failures.add(reply);
            }
        };
    }

    private Credential credential(boolean renewable) {
        return new Credential() {
            @Override
            public Mono<ApiCall> sign(ApiCall request) {
                return Mono.fromSupplier(
                        () -> request.withHeader("Authorization", "signature " + signed.incrementAndGet()));
            }

            @Override
            public boolean renew(ApiCall refused, boolean inVain) {
                assertThat(refused.headers()).containsKey("Authorization");
                return renewable && !inVain;
            }
        };
    }

    private static VendorClient client(InstantSource clock) {
        return new VendorClient(HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000_000, clock);
    }

    /** A proof that holds the time of the vendor's clock. */
    private record TimedCredential(VendorClock clock) implements Credential {
        @Override
        public Mono<ApiCall> sign(ApiCall request) {
            return Mono.fromCallable(
                    () -> request.withHeader("Authorization", clock.instant().toString()));
        }

        @Override
        public void answered(ApiCall signed, CallResult.CallCost exchange) {
            clock.note(exchange);
        }

        @Override
        public boolean renew(ApiCall refused, boolean inVain) {
            return !inVain;
        }
    }
}
