package io.switchboard.collector.vendor.convoso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.config.Yaml;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.vendor.HttpLimits;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.platform.config.DataSize;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvosoAccountTest {

    @TempDir
    Path folder;

    @Test
    void shouldPollEveryDatasetWithDefaultsWhenItNamesNone() {
        assertThat(account("")).isEqualTo(account("datasets: { agent-monitor: , agent-performance: {} }"));
        assertThat(account(""))
                .isEqualTo(new ConvosoAccount(
                        "acme",
                        URI.create("https://api.convoso.com"),
                        new Secret("a-token-of-acme"),
                        ZoneId.of("America/Los_Angeles"),
                        new RateLimit(120, Duration.ofMinutes(1)),
                        Optional.of(AgentMonitorSettings.DEFAULT),
                        Optional.of(AgentPerformanceSettings.DEFAULT)));
        assertThat(AgentMonitorSettings.DEFAULT.poll().pollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(AgentPerformanceSettings.DEFAULT)
                .isEqualTo(new AgentPerformanceSettings(
                        new PollSettings(Duration.ofMinutes(1), HttpLimits.DEFAULT, AbsencePolicy.DEFAULT),
                        false,
                        Duration.ofHours(2),
                        Map.of()));
    }

    @Test
    void shouldPollOnlyTheDatasetsThatItNames() {
        ConvosoAccount account = account("datasets: { agent-performance: }");

        assertThat(account.agentMonitor()).isEmpty();
        assertThat(account.agentPerformance()).contains(AgentPerformanceSettings.DEFAULT);
    }

    @Test
    void shouldReadWhatIsGiven() {
        PollSettings poll = new PollSettings(
                Duration.ofMillis(1500),
                new HttpLimits(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofMinutes(1),
                        new DataSize(512 * 1024),
                        7),
                new AbsencePolicy(3, 0.25));
        String keys =
                "poll-interval: 1500ms, connect-timeout: 1s, response-timeout: PT2.5S, poll-timeout: 1m, max-body: 512KB, "
                        + "max-pages: 7, missing-polls: 3, max-disappearing-share: 0.25";

        assertThat(account("base-url: 'http://localhost:9999/', time-zone: UTC, rate-limit: 10/s, "
                        + "datasets: { agent-monitor: { %s }, agent-performance: { %s, method: POST, settle-time: 2d } }"
                                .formatted(keys, keys)))
                .isEqualTo(new ConvosoAccount(
                        "acme",
                        URI.create("http://localhost:9999"),
                        new Secret("a-token-of-acme"),
                        ZoneId.of("UTC"),
                        new RateLimit(10, Duration.ofSeconds(1)),
                        Optional.of(new AgentMonitorSettings(poll, Map.of())),
                        Optional.of(new AgentPerformanceSettings(poll, true, Duration.ofDays(2), Map.of()))));
    }

    @Test
    void shouldReadAnHourlyRateWithSpaces() {
        assertThat(account("rate-limit: 1800 / h").rateLimit()).isEqualTo(new RateLimit(1800, Duration.ofHours(1)));
    }

    @Test
    void shouldFilterTheMonitorByTheVendorsParameters() {
        ConvosoAccount account =
                account("datasets: { agent-monitor: { campaign-id: 123, queue-id: [456], user-id: '789',"
                        + " filter-by-skill-options: [Spanish, Tech Support] } }");

        assertThat(account.agentMonitor().orElseThrow().filters())
                .isEqualTo(Map.of(
                        "campaign_id", "123",
                        "queue_id", "456",
                        "user_id", "789",
                        "filter_by_skill_options", "Spanish,Tech Support"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "'1,2'", "' 1 , 2 '", "['1', \"${TWO}\"]", "\"1,${TWO}\""})
    void shouldFilterThePerformanceByListsHoweverTheyAreWritten(String list) {
        ConvosoAccount account =
                account("datasets: { agent-performance: { campaign-ids: %1$s, list-ids: %1$s, queue-ids: %1$s,"
                        .concat(" user-ids: %1$s, status-ids: %1$s } }")
                        .formatted(list));

        assertThat(account.agentPerformance().orElseThrow().filters())
                .isEqualTo(Map.of(
                        "campaign_ids", "1,2",
                        "list_ids", "1,2",
                        "queue_ids", "1,2",
                        "user_ids", "1,2",
                        "status_ids", "1,2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "[all]", "[]", ""})
    void shouldFilterNothingUnlessToldTo(String nothing) {
        ConvosoAccount account =
                account("datasets: { agent-monitor: { campaign-id: %s }, agent-performance: { user-ids: %s } }"
                        .formatted(nothing, nothing));

        assertThat(account).isEqualTo(account(""));
    }

    @Test
    void shouldRefuseAFilterThatTheVendorHasNot() {
        PollSettings poll = AgentMonitorSettings.DEFAULT.poll();

        assertThatThrownBy(() -> new AgentMonitorSettings(poll, Map.of("campaign", "1", "user_id", " ")))
                .hasMessageContainingAll("campaign is no filter", "user-id is blank");
    }

    @Test
    void shouldRefuseToPollNothing() {
        ConvosoAccount account = account("");

        assertThatThrownBy(() -> new ConvosoAccount(
                        account.name(),
                        account.baseUrl(),
                        account.authToken(),
                        account.timeZone(),
                        account.rateLimit(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("datasets names no dataset; known are agent-monitor, agent-performance");
    }

    private ConvosoAccount account(String keys) {
        return (ConvosoAccount)
                new Yaml(folder, Map.of("TWO", "2")).account("vendor: convoso, auth-token: a-token-of-acme, " + keys);
    }
}
