package io.switchboard.collector.vendor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.config.Yaml;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.vendor.HttpLimits;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LivePersonAccountTest {

    private static final String BEARER = "bearer: { token: a-token-of-acme }, ";

    @TempDir
    Path folder;

    @Test
    void shouldGiveEverythingButItsIdAndLoginADefault() {
        assertThat(account(BEARER))
                .isEqualTo(new LivePersonAccount(
                        "acme",
                        "12345678",
                        Optional.empty(),
                        URI.create("https://api.liveperson.net"),
                        new LivePersonLogin.BearerLogin(new Secret("a-token-of-acme")),
                        new RateLimit(60, Duration.ofMinutes(1)),
                        MsgConversationSettings.DEFAULT));
        HttpLimits limits = MsgConversationSettings.DEFAULT.poll().limits();
        assertThat(limits).isEqualTo(HttpLimits.DEFAULT.within(Duration.ofSeconds(90)));
        assertThat(MsgConversationSettings.DEFAULT)
                .isEqualTo(new MsgConversationSettings(
                        new PollSettings(Duration.ofMinutes(1), limits, AbsencePolicy.DEFAULT),
                        60,
                        Optional.of(5),
                        "all",
                        "all",
                        TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldReadWhatIsGiven() {
        LivePersonAccount account = account(
                BEARER + "discovery-url: 'http://localhost:1/', rate-limit: 5/s,"
                        + " datasets: { msgconversation: { poll-interval: 10s, timeframe: 1440, interval: 30, time-unit: s } }");

        assertThat(account.discovery()).isEqualTo(URI.create("http://localhost:1"));
        assertThat(account.rateLimit()).isEqualTo(new RateLimit(5, Duration.ofSeconds(1)));
        PollSettings poll = MsgConversationSettings.DEFAULT.poll();
        assertThat(account.msgConversation())
                .isEqualTo(new MsgConversationSettings(
                        new PollSettings(Duration.ofSeconds(10), poll.limits(), poll.absence()),
                        1440,
                        Optional.of(30),
                        "all",
                        "all",
                        TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            va-a.acr.liveperson.net,   https://va-a.acr.liveperson.net
            localhost:8443,            https://localhost:8443
            http://localhost:8080,     http://localhost:8080
            https://localhost/reports/, https://localhost/reports
            """)
    void shouldTakeADomainAsAHostOrAUrl(String domain, URI url) {
        assertThat(account(BEARER + "domain: '" + domain + "'").domain()).contains(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "0123", "63e07", "1_0", "0x1f", "12345678901234567890123"})
    void shouldTakeAnIdAsItIsWritten(String id) {
        assertThat(((LivePersonAccount) Yaml.in(folder).account("vendor: liveperson, " + BEARER + "account-id: " + id))
                        .accountId())
                .isEqualTo(id);
    }

    @Test
    void shouldAskForADomainThatIsAuto() {
        assertThat(account(BEARER + "domain: auto").domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all       | all
            [all]     | all
            none      | ''
            4         | 4
            [4, 15,3] | 4,15,3
            '4, 15'   | 4,15
            [-1, '2'] | -1,2
            """)
    void shouldTakeIdsAsAListOrAWord(String ids, String asked) {
        String written = ids.startsWith("[") ? ids : '"' + ids + '"';
        MsgConversationSettings settings = account(BEARER
                        + "datasets: { msgconversation: { skill-ids: %1$s, agent-ids: %1$s } }".formatted(written))
                .msgConversation();

        assertThat(settings.skillIds()).isEqualTo(asked);
        assertThat(settings.agentIds()).isEqualTo(asked);
    }

    @Test
    void shouldAskForTheWholeTimeframeWithoutAnInterval() {
        assertThat(account(BEARER + "datasets: { msgconversation: { timeframe: 7, interval: none } }")
                        .msgConversation()
                        .interval())
                .isEmpty();
    }

    @Test
    void shouldSignWithAnApiKey() {
        assertThat(account(
                                "oauth1: { app-key: key1, secret: secret2, access-token: token3, access-token-secret: secret4 }")
                        .login())
                .isEqualTo(new LivePersonLogin.OAuth1Login(
                        new Secret("key1"), new Secret("secret2"), new Secret("token3"), new Secret("secret4")));
    }

    @Test
    void shouldLogAUserIn() {
        assertThat(account("bearer: { username: reports, password: a-password }")
                        .login())
                .isEqualTo(new LivePersonLogin.PasswordLogin("reports", new Secret("a-password")));
        assertThatThrownBy(() -> new LivePersonLogin.PasswordLogin(" ", new Secret("a-password")))
                .hasMessageContaining("username is blank");
    }

    @Test
    void shouldShowNoSecret() {
        CollectorConfig configuration = new Yaml(folder, Map.of()).load("""
                accounts:
                  - name: acme
                    vendor: liveperson
                    account-id: 1
                    oauth1: { app-key: key1, secret: secret2, access-token: token3, access-token-secret: secret4 }
                """);

        assertThat(configuration.toString()).contains("acme").doesNotContain("key1", "secret2", "token3", "secret4");
        assertThat(configuration.redactor().redact("key1 secret2 token3 secret4 acme"))
                .isEqualTo("*** *** *** *** acme");
    }

    @Test
    void shouldRefuseAUnitThatTheVendorHasNot() {
        MsgConversationSettings given = MsgConversationSettings.DEFAULT;

        assertThatThrownBy(() ->
                        new MsgConversationSettings(given.poll(), 60, given.interval(), "all", "all", TimeUnit.MINUTES))
                .hasMessageContaining("time-unit is no unit of the vendor; write ms or s");
    }

    private LivePersonAccount account(String keys) {
        return (LivePersonAccount) Yaml.in(folder).account("vendor: liveperson, account-id: 12345678, " + keys);
    }
}
