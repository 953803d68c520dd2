package io.switchboard.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.RateLimiter;
import io.switchboard.collector.http.RetryingClient.AccountAccess;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.vendor.VendorAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.http.client.HttpClient;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Nothing that holds a secret shows it where it is printed. */
class SecretsTest {
    private static final String SECRET = "s3cret".repeat(6);
    private static final String SIGNED = """
            accounts:
              - { name: a, vendor: convoso, auth-token: SECRET }
              - { name: b, vendor: liveperson, account-id: 1, bearer: { token: SECRET } }
              - name: c
                vendor: liveperson
                account-id: 1
                oauth1: { app-key: SECRET, secret: SECRET, access-token: SECRET, access-token-secret: SECRET }
              - name: d
                vendor: kore
                account-id: a
                instance-id: st-1
                org-id: o-1
                jwt: { client-id: cs-1, client-secret: SECRET }
            """;
    private static final String LOGGED_IN = """
              - { name: e, vendor: liveperson, account-id: 1, bearer: { username: user, password: SECRET } }
            """;

    @TempDir
    Path folder;

    @Test
    void shouldHideSecretsFromEveryText() {
        List<VendorAccount> accounts = accounts(SIGNED + LOGGED_IN);
        assertThat(accounts).hasSize(5);
        for (VendorAccount account : accounts) {
            Credential credential = credential(account);
            RateLimiter throttle = new RateLimiter(1, Duration.ofSeconds(1), VirtualTimeScheduler.create());
            AccountAccess access = new AccountAccess(ApiEndpoint.at(URI.create("http://x")), credential, throttle);

            assertThat(account.toString()).contains("***").doesNotContain(SECRET);
            assertThat(credential.toString()).doesNotContain(SECRET);
            assertThat(access.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void shouldHideWhatASignedRequestHolds() {
        for (VendorAccount account : accounts(SIGNED)) {
            for (ApiCall request : List.of(ApiCall.get("http://x/a?b=c"), ApiCall.postForm("http://x/a", Map.of()))) {
                ApiCall signed =
                        credential(account).sign(request).blockOptional().orElseThrow();

                assertThat(signed).isNotEqualTo(request);
                assertThat(signed.toString()).isIn("GET http://x/a?…", "POST http://x/a");
                assertThat(ApiRequest.of(signed).toString()).doesNotContain(SECRET, "oauth_signature", "eyJ");
            }
        }
    }

    private static Credential credential(VendorAccount account) {
        VendorClient client = new VendorClient(
                HttpClient.create(), Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000, () -> Instant.EPOCH);
        return account.credential(client, () -> Instant.EPOCH);
    }

    private List<VendorAccount> accounts(String yaml) {
        return Yaml.in(folder).load(yaml.replace("SECRET", SECRET)).accounts();
    }
}
