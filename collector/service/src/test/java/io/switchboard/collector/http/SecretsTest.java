package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.convoso.ConvosoTokenCredential;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.kore.JwtCredential;
import io.switchboard.collector.liveperson.BearerCredential;
import io.switchboard.collector.liveperson.LoginService;
import io.switchboard.collector.liveperson.OAuth1Credential;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Nothing that holds a secret shows it where it is printed. */
class SecretsTest {
    private static final ApiEndpoint NOWHERE = () -> Mono.error(new FailedCall(new CallFailure.Unreachable("nowhere")));
    private static final String SECRET = "s3cret".repeat(6);

    static Credential[] credentials() {
        VendorClient client = new VendorClient(
                HttpClient.create(), Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000, () -> Instant.EPOCH);
        return new Credential[] {
            new ConvosoTokenCredential(SECRET),
            BearerCredential.of(SECRET),
            BearerCredential.of(
                    new LoginService(client, NOWHERE, new LoginService.LoginUser("1", "user", SECRET)),
                    () -> Instant.EPOCH),
            new OAuth1Credential(new OAuth1Credential.OAuth1Keys(SECRET, SECRET, SECRET, SECRET), () -> Instant.EPOCH),
            new JwtCredential(
                    new JwtCredential.JwtClaims("cs-1", Optional.empty(), Optional.empty(), true),
                    SECRET,
                    "st-1",
                    () -> Instant.EPOCH)
        };
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void shouldHideSecretsFromEveryText(Credential credential) {
        RateLimiter throttle = new RateLimiter(1, Duration.ofSeconds(1), VirtualTimeScheduler.create());
        RetryingClient.AccountAccess access =
                new RetryingClient.AccountAccess(ApiEndpoint.at(URI.create("http://x")), credential, throttle);

        assertThat(credential.toString()).doesNotContain(SECRET);
        assertThat(access.toString()).doesNotContain(SECRET);
        assertThat(new LoginService.LoginUser("1", "user", SECRET).toString()).doesNotContain(SECRET);
        assertThat(new OAuth1Credential.OAuth1Keys(SECRET, SECRET, SECRET, SECRET).toString())
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void shouldHideWhatASignedRequestHolds(Credential credential) {
        for (ApiCall request : List.of(ApiCall.get("http://x/a?b=c"), ApiCall.postForm("http://x/a", Map.of()))) {
            ApiCall signed = credential
                    .sign(request)
                    .onErrorReturn(request.withHeader("Authorization", SECRET))
                    .blockOptional()
                    .orElseThrow();

            assertThat(signed).isNotEqualTo(request);
            assertThat(signed.toString()).isIn("GET http://x/a?…", "POST http://x/a");
            assertThat(ApiRequest.of(signed).toString()).doesNotContain(SECRET, "oauth_signature", "eyJ");
        }
    }
}
