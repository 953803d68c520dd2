package io.switchboard.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleLinesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"42, 0:42", "725, 12:05", "3630, 1:00:30", "90000, 25:00:00"})
    void shouldSayWhoChangedToWhatAfterHowLong(long seconds, String words) {
        assertThat(ConsoleLines.change(change().setPreviousDurationMs(
                                Duration.ofSeconds(seconds).toMillis())
                        .build()))
                .isEqualTo("change    12:00:00  Ada Ito: READY -> ON_CONTACT after %s, Renewals".formatted(words));
    }

    @Test
    void shouldSayWhatTheVendorCallsItAndNothingThatIsUnknown() {
        assertThat(ConsoleLines.change(change().setAgentName(null)
                        .setVendorTo("INCALL")
                        .setPreviousDurationMs(null)
                        .setCampaign(null)
                        .build()))
                .isEqualTo("change    12:00:00  1007: READY -> ON_CONTACT (INCALL)");
    }

    @Test
    void shouldIntroduceTheAccountsAndHowToAskTheirVendors() {
        QuickStartAddresses addresses = new QuickStartAddresses(
                "127.0.0.1:9092",
                URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                "switchboard.*",
                new QuickStartAddresses.PageAddresses(
                        URI.create("http://127.0.0.1:8080/metrics"), URI.create("http://127.0.0.1:8091")),
                List.of(
                        new VendorAsk("acme-sales", "Convoso", "curl 'http://127.0.0.1:8085/v1/agent-monitor/search'"),
                        new VendorAsk("acme-care", "Kore", "sh /tmp/switchboard-1/ask-kore")),
                URI.create("http://127.0.0.1:8085/truth/acme/agents"),
                Path.of("/tmp/switchboard-1/quick-start.log"));

        assertThat(ConsoleLines.introduction(addresses))
                .containsExactly(
                        "accounts  acme-sales (Convoso), acme-care (Kore), of one simulated centre",
                        "ask       curl 'http://127.0.0.1:8085/v1/agent-monitor/search'",
                        "ask       sh /tmp/switchboard-1/ask-kore",
                        "kafka     127.0.0.1:9092",
                        "registry  http://127.0.0.1:8081/apis/ccompat/v7",
                        "topics    switchboard.*",
                        "wallboard http://127.0.0.1:8091",
                        "metrics   http://127.0.0.1:8080/metrics",
                        "truth     curl http://127.0.0.1:8085/truth/acme/agents",
                        "log       /tmp/switchboard-1/quick-start.log");
    }

    private static StatusChange.Builder change() {
        return StatusChange.newBuilder()
                .setKind(ChangeKind.STATUS_CHANGED)
                .setVendor("convoso")
                .setAccount("acme-sales")
                .setAgentId("1007")
                .setAgentName("Ada Ito")
                .setFromStatus(Status.READY)
                .setToStatus(Status.ON_CONTACT)
                .setVendorFrom("READY")
                .setVendorTo("ON_CONTACT")
                .setChangedAt(NOON)
                .setObservedAt(NOON.plusSeconds(3))
                .setBasis(Basis.VENDOR)
                .setCampaign("Renewals")
                .setId("1007" + NOON);
    }
}
