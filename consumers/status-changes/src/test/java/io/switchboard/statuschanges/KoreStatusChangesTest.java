package io.switchboard.statuschanges;

import static io.switchboard.statuschanges.segments.StatusPage.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.statuschanges.segments.StatusPage;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.streams.status.StatusMappings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments that come in order. What changes the past: {@link KoreCorrectionsTest}. */
class KoreStatusChangesTest {
    private final Bench bench = new Bench();
    private final StatusPage page = new StatusPage("care");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTellEverySegmentOfTheFirstSnapshotAtItsBegin() {
        List<StatusChange> told = bench.read(page.shows(
                "10:00:00",
                "u1 AVAILABLE 09:00:00 09:30:00",
                "u1 BUSY/ACW 09:30:00 09:31:00",
                "u1 BUSY/ACW 09:31:00",
                "u2 Away/Break 09:40:00"));

        assertThat(told)
                .extracting(StatusChange::getKind)
                .containsExactly(
                        ChangeKind.FIRST_SEEN,
                        ChangeKind.STATUS_CHANGED,
                        ChangeKind.STATUS_RE_ENTERED,
                        ChangeKind.FIRST_SEEN);
        assertThat(told.getFirst().getFromStatus()).isNull();
        assertThat(told.getFirst().getVendorSecondary()).isNull();
        StatusChange second = told.get(1);
        assertThat(second.getVendor()).isEqualTo("kore");
        assertThat(second.getAccount()).isEqualTo("care");
        assertThat(second.getAgentId()).isEqualTo("u1");
        assertThat(second.getAgentName()).isEqualTo("Agent u1");
        assertThat(second.getFromStatus()).isEqualTo(Status.READY);
        assertThat(second.getVendorFrom()).isEqualTo("AVAILABLE");
        assertThat(second.getToStatus()).isEqualTo(Status.WRAP_UP);
        assertThat(second.getVendorTo()).isEqualTo("BUSY");
        assertThat(second.getVendorSecondary()).isEqualTo("ACW");
        assertThat(second.getChangedAt()).isEqualTo(at("09:30:00"));
        assertThat(second.getBasis()).isEqualTo(Basis.VENDOR);
        assertThat(second.getNotBefore()).isNull();
        assertThat(second.getObservedAt()).isEqualTo(at("10:00:00.400"));
        assertThat(second.getPreviousDurationMs()).isEqualTo(1_800_000);
        assertThat(second.getCorrects()).isNull();
        assertThat(second.getId()).isEqualTo(page.events().get(1).getId());
        assertThat(told.getLast().getToStatus()).isEqualTo(Status.AWAY);
    }

    @Test
    void shouldTellASegmentThatBegins() {
        List<StatusChange> told = bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00")
                .shows("10:00:30", "u1 AVAILABLE 09:00:00 10:00:20", "u1 BUSY 10:00:20")
                .shows("10:01:00", "u1 AVAILABLE 09:00:00 10:00:20", "u1 BUSY 10:00:20"));

        assertThat(told).hasSize(2);
        assertThat(told.getLast().getNotBefore()).isEqualTo(at("10:00:00"));
        assertThat(told.getLast().getChangedAt()).isEqualTo(at("10:00:20"));
        assertThat(told.getLast().getPreviousDurationMs()).isEqualTo(3_620_000);
    }

    @Test
    void shouldTakeAnOpenSegmentForEndedWhereTheNextBegins() {
        List<StatusChange> told = bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00")
                .shows("10:00:30", "u1 BUSY 10:00:20", "u1 AVAILABLE 09:00:00 10:00:20"));

        assertThat(told).hasSize(2);
        assertThat(told.getLast().getFromStatus()).isEqualTo(Status.READY);
        assertThat(told.getLast().getPreviousDurationMs()).isEqualTo(3_620_000);
    }

    @Test
    void shouldTakeOfflineForLoggedOut() {
        List<StatusChange> told = bench.read(page.shows(
                "10:00:00", "u1 AVAILABLE 08:00:00 08:30:00", "u1 OFFLINE 08:30:00 09:00:00", "u1 AVAILABLE 09:00:00"));

        assertThat(told)
                .extracting(StatusChange::getKind)
                .containsExactly(ChangeKind.FIRST_SEEN, ChangeKind.LOGGED_OUT, ChangeKind.LOGGED_IN);
        assertThat(told.get(1).getToStatus()).isEqualTo(Status.OFFLINE);
        assertThat(told.get(1).getVendorTo()).isEqualTo("OFFLINE");
        assertThat(told.getLast().getFromStatus()).isEqualTo(Status.OFFLINE);
    }

    @ParameterizedTest
    @CsvSource({
        "09:02:21, READY, 60000, STATUS_CHANGED",
        "09:06:00, READY, 60000, STATUS_CHANGED",
        "09:06:01,,, STATUS_CHANGED"
    })
    void shouldBridgeAShortGapOnly(String begin, Status from, Long lasted, ChangeKind kind) {
        StatusChange told = bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:01:00", "u1 BUSY " + begin))
                .getLast();

        assertThat(told.getFromStatus()).isEqualTo(from);
        assertThat(told.getVendorFrom()).isEqualTo(from == null ? null : "AVAILABLE");
        assertThat(told.getPreviousDurationMs()).isEqualTo(lasted);
        assertThat(told.getKind()).isEqualTo(kind);
    }

    @Test
    void shouldTellOfALogOffAfterAGap() {
        assertThat(bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:01:00", "u1 OFFLINE 09:30:00"))
                        .getLast()
                        .getKind())
                .isEqualTo(ChangeKind.LOGGED_OUT);
    }

    @Test
    void shouldKeepTheInstantBetweenThePollsThatShowIt() {
        List<StatusChange> told = bench.read(
                page.shows("10:00:00").shows("10:00:30", "u1 AVAILABLE 09:59:50 10:00:45", "u1 BUSY 10:00:45"));

        assertThat(told.getFirst().getNotBefore()).isNull();
        assertThat(told.getFirst().getChangedAt()).isEqualTo(at("09:59:50"));
        assertThat(told.getLast().getNotBefore()).isEqualTo(at("10:00:00"));
        assertThat(told.getLast().getChangedAt()).isEqualTo(at("10:00:30.400"));
        assertThat(told.getLast().getBasis()).isEqualTo(Basis.OBSERVED);
    }

    @Test
    void shouldReadWordsAsTheConfigurationSays() {
        StatusMapping kore = StatusMapping.KORE.with(Map.of("Away:Break", Status.PAUSED));
        try (Bench configured = new Bench(new StatusMappings(StatusMapping.CONVOSO, kore))) {
            assertThat(configured.read(page.shows("10:00:00", "u1 AWAY/Break 09:00:00", "u2 AWAY/Lunch 09:00:00")))
                    .extracting(StatusChange::getToStatus)
                    .containsExactly(Status.PAUSED, Status.AWAY);
        }
    }

    @Test
    void shouldBearASegmentWithoutWords() {
        StatusSegment row = StatusSegment.newBuilder()
                .setAccount("care")
                .setUserId("u1")
                .setStartTime(at("09:00:00"))
                .build();

        StatusChange told = bench.read(page.shows(at("10:00:00"), List.of(row))).getFirst();

        assertThat(told.getToStatus()).isEqualTo(Status.OTHER);
        assertThat(told.getVendorTo()).isNull();
        assertThat(told.getAgentName()).isNull();
        assertThat(bench.unmapped()).isEqualTo(1);
    }
}
