package io.switchboard.collector.vendor.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.config.Yaml;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.vendor.HttpLimits;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.kore.KoreAccount.KoreInstance;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KoreAccountTest {

    private static final String KEY = "a client secret of 32 characters";
    private static final String IDS = "account-id: 63f07d26, instance-id: st-e19dd469, ";
    private static final String ORG = "org-id: o-01aedac2, ";
    private static final String JWT = "jwt: { client-id: cs-1, client-secret: " + KEY + " }, ";

    @TempDir
    Path folder;

    @Test
    void shouldGiveEverythingButItsIdsAndItsKeyADefault() {
        assertThat(account(IDS + ORG + JWT))
                .isEqualTo(new KoreAccount(
                        "acme",
                        URI.create("https://platform.kore.ai"),
                        new KoreInstance("63f07d26", "st-e19dd469", "o-01aedac2"),
                        new JwtSettings("cs-1", new Secret(KEY), Optional.empty(), Optional.empty(), true),
                        new RateLimit(60, Duration.ofMinutes(1)),
                        Optional.of(AgentStatusDetailsSettings.DEFAULT),
                        Optional.of(CallVolumeSettings.DEFAULT)));
        HttpLimits limits = HttpLimits.DEFAULT.within(Duration.ofMinutes(5));
        assertThat(limits.maxPages()).isEqualTo(1000);
        assertThat(AgentStatusDetailsSettings.DEFAULT)
                .isEqualTo(new AgentStatusDetailsSettings(
                        new PollSettings(Duration.ofSeconds(30), limits, AbsencePolicy.DEFAULT),
                        0,
                        false,
                        List.of(),
                        50,
                        Duration.ofHours(2)));
        assertThat(CallVolumeSettings.DEFAULT)
                .isEqualTo(new CallVolumeSettings(
                        new PollSettings(Duration.ofMinutes(1), limits, AbsencePolicy.DEFAULT),
                        100,
                        Duration.ofHours(2),
                        TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldReadWhatIsGiven() {
        KoreAccount account = account(IDS + ORG + """
                base-url: 'http://localhost:1/', rate-limit: 1800/h,
                jwt: { client-id: cs-1, client-secret: %s, subject: me, lifetime: 5m, jti: false },
                datasets: {
                  agent-status-details: {
                    poll-interval: 1m, time-zone-offset: -330, date-form: range, agents: [a@x.com, b@x.com], page-size: 2, settle-time: 0s },
                  call-volume: { poll-timeout: 1m, max-pages: 9, page-size: 1000, lookback: 7d, time-unit: s } }
                """.formatted(KEY).replace('\n', ' '));

        assertThat(account.baseUrl()).isEqualTo(URI.create("http://localhost:1"));
        assertThat(account.rateLimit()).isEqualTo(new RateLimit(1800, Duration.ofHours(1)));
        assertThat(account.jwt())
                .isEqualTo(new JwtSettings(
                        "cs-1", new Secret(KEY), Optional.of("me"), Optional.of(Duration.ofMinutes(5)), false));
        HttpLimits limits = AgentStatusDetailsSettings.DEFAULT.poll().limits();
        assertThat(account.agentStatusDetails())
                .contains(new AgentStatusDetailsSettings(
                        new PollSettings(Duration.ofMinutes(1), limits, AbsencePolicy.DEFAULT),
                        -330,
                        true,
                        List.of("a@x.com", "b@x.com"),
                        2,
                        Duration.ZERO));
        HttpLimits given = new HttpLimits(
                limits.connectTimeout(), limits.responseTimeout(), Duration.ofMinutes(1), limits.maxBody(), 9);
        assertThat(account.callVolume())
                .contains(new CallVolumeSettings(
                        new PollSettings(Duration.ofMinutes(1), given, AbsencePolicy.DEFAULT),
                        1000,
                        Duration.ofDays(7),
                        TimeUnit.SECONDS));
    }

    @Test
    void shouldNeedNoOrganizationForAgentsStatuses() {
        KoreAccount account = account(IDS + JWT + "datasets: { agent-status-details: { agents: all } }");

        assertThat(account.instance().orgId()).isEmpty();
        assertThat(account.callVolume()).isEmpty();
        assertThat(account.agentStatusDetails()).contains(AgentStatusDetailsSettings.DEFAULT);
    }

    @Test
    void shouldPollItsCallVolumeAlone() {
        KoreAccount account = account(IDS + ORG + JWT + "datasets: { call-volume: }");

        assertThat(account.agentStatusDetails()).isEmpty();
        assertThat(account.callVolume()).contains(CallVolumeSettings.DEFAULT);
    }

    @Test
    void shouldRefuseToPollNothing() {
        KoreAccount given = account(IDS + ORG + JWT);

        assertThatThrownBy(() -> new KoreAccount(
                        "acme",
                        given.baseUrl(),
                        given.instance(),
                        given.jwt(),
                        given.rateLimit(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("datasets names no dataset; known are agent-status-details, call-volume");
    }

    @Test
    void shouldShowNoSecret() {
        assertThat(account(IDS + ORG + JWT).toString()).contains("cs-1").doesNotContain(KEY);
    }

    private KoreAccount account(String keys) {
        return (KoreAccount) Yaml.in(folder).account("vendor: kore, " + keys);
    }
}
