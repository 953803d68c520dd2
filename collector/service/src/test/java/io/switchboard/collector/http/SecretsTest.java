package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.convoso.Token;
import io.switchboard.collector.kore.Jwt;
import io.switchboard.collector.liveperson.Bearer;
import io.switchboard.collector.liveperson.LoginService;
import io.switchboard.collector.liveperson.OAuth1;
import io.switchboard.collector.poll.Question;
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
    private static final Server NOWHERE = () -> Mono.error(new FailedCall(new Failure.Unreachable("nowhere")));
    private static final String SECRET = "s3cret".repeat(6);

    static Credential[] credentials() {
        VendorClient client = new VendorClient(
                HttpClient.create(), Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000, () -> Instant.EPOCH);
        return new Credential[] {
            new Token(SECRET),
            Bearer.of(SECRET),
            Bearer.of(
                    new LoginService(client, NOWHERE, new LoginService.User("1", "user", SECRET)), () -> Instant.EPOCH),
            new OAuth1(new OAuth1.Keys(SECRET, SECRET, SECRET, SECRET), () -> Instant.EPOCH),
            new Jwt(
                    new Jwt.Claims("cs-1", Optional.empty(), Optional.empty(), true),
                    SECRET,
                    "st-1",
                    () -> Instant.EPOCH)
        };
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void shouldHideSecretsFromEveryText(Credential credential) {
        Throttle throttle = new Throttle(1, Duration.ofSeconds(1), VirtualTimeScheduler.create());
        Caller.Access access = new Caller.Access(Server.at(URI.create("http://x")), credential, throttle);

        assertThat(credential.toString()).doesNotContain(SECRET);
        assertThat(access.toString()).doesNotContain(SECRET);
        assertThat(new LoginService.User("1", "user", SECRET).toString()).doesNotContain(SECRET);
        assertThat(new OAuth1.Keys(SECRET, SECRET, SECRET, SECRET).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void shouldHideWhatASignedRequestHolds(Credential credential) {
        for (Request request : List.of(Request.get("http://x/a?b=c"), Request.postForm("http://x/a", Map.of()))) {
            Request signed = credential
                    .sign(request)
                    .onErrorReturn(request.withHeader("Authorization", SECRET))
                    .blockOptional()
                    .orElseThrow();

            assertThat(signed).isNotEqualTo(request);
            assertThat(signed.toString()).isIn("GET http://x/a?…", "POST http://x/a");
            assertThat(Question.of(signed).toString()).doesNotContain(SECRET, "oauth_signature", "eyJ");
        }
    }
}
