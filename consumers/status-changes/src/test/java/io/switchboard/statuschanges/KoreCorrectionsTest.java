package io.switchboard.statuschanges;

import static io.switchboard.statuschanges.segments.StatusPage.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.statuschanges.segments.StatusPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Segments that alter what was reported. */
class KoreCorrectionsTest {
    private final Bench bench = new Bench();
    private final StatusPage page = new StatusPage("care");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTellALateSegmentAndCorrectTheNext() {
        List<StatusChange> told = bench.read(page.shows(
                        "10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AVAILABLE 09:00:00 09:10:00", "u1 BUSY 09:10:00 09:12:00", "u1 AWAY 09:12:00"));

        assertThat(told).hasSize(4);
        StatusChange first = told.get(1);
        StatusChange late = told.get(2);
        StatusChange corrected = told.get(3);
        assertThat(late.getToStatus()).isEqualTo(Status.ON_CONTACT);
        assertThat(late.getFromStatus()).isEqualTo(Status.READY);
        assertThat(late.getChangedAt()).isEqualTo(at("09:10:00"));
        assertThat(late.getNotBefore()).isNull();
        assertThat(late.getCorrects()).isNull();
        assertThat(late.getId()).isEqualTo(page.events().getLast().getId());
        assertThat(corrected.getCorrects()).isEqualTo(first.getId());
        assertThat(corrected.getId()).isNotIn(first.getId(), late.getId());
        assertThat(corrected.getChangedAt()).isEqualTo(first.getChangedAt());
        assertThat(corrected.getFromStatus()).isEqualTo(Status.ON_CONTACT);
        assertThat(corrected.getPreviousDurationMs()).isEqualTo(120_000);
        assertThat(corrected.getObservedAt()).isEqualTo(at("10:00:30.400"));
    }

    @Test
    void shouldCorrectASegmentWhoseWordsChange() {
        List<StatusChange> told = bench.read(page.shows(
                        "10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 BUSY 09:10:00 09:20:00", "u1 AWAY 09:20:00")
                .shows(
                        "10:00:30",
                        "u1 AVAILABLE 09:00:00 09:10:00",
                        "u1 BUSY/ACW 09:10:00 09:20:00",
                        "u1 AWAY 09:20:00"));

        assertThat(told).hasSize(5);
        assertThat(told.get(3).getCorrects()).isEqualTo(told.get(1).getId());
        assertThat(told.get(3).getToStatus()).isEqualTo(Status.WRAP_UP);
        assertThat(told.get(3).getFromStatus()).isEqualTo(Status.READY);
        assertThat(told.get(4).getCorrects()).isEqualTo(told.get(2).getId());
        assertThat(told.get(4).getFromStatus()).isEqualTo(Status.WRAP_UP);
    }

    @Test
    void shouldCorrectTheNextWhenASegmentEndsElsewhere() {
        List<StatusChange> told =
                bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:12:00")
                        .shows("10:00:30", "u1 AVAILABLE 09:00:00 09:11:00", "u1 AWAY 09:12:00")
                        .shows("10:01:00", "u1 AVAILABLE 09:00:00 09:05:00", "u1 AWAY 09:12:00"));

        assertThat(told).hasSize(4);
        assertThat(told.get(2).getId()).isEqualTo(page.events().get(2).getId());
        assertThat(told.get(2).getCorrects()).isEqualTo(told.get(1).getId());
        assertThat(told.get(2).getPreviousDurationMs()).isEqualTo(660_000);
        assertThat(told.get(3).getCorrects()).isEqualTo(told.get(2).getId());
        assertThat(told.get(3).getFromStatus()).isNull();
        assertThat(told.get(3).getKind()).isEqualTo(ChangeKind.STATUS_CHANGED);
    }

    @Test
    void shouldRetractASegmentThatIsTakenBackAndCorrectTheNext() {
        List<StatusChange> told = bench.read(page.shows(
                        "10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 BUSY 09:10:00 09:12:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:12:00"));

        assertThat(told).hasSize(5);
        StatusChange retracted = told.get(3);
        assertThat(retracted.getKind()).isEqualTo(ChangeKind.RETRACTED);
        assertThat(retracted.getCorrects()).isEqualTo(told.get(1).getId());
        assertThat(retracted.getId()).isEqualTo(page.events().getLast().getId());
        assertThat(retracted.getToStatus()).isEqualTo(Status.ON_CONTACT);
        assertThat(retracted.getChangedAt()).isEqualTo(at("09:10:00"));
        assertThat(told.get(4).getCorrects()).isEqualTo(told.get(2).getId());
        assertThat(told.get(4).getFromStatus()).isEqualTo(Status.READY);
        assertThat(told.get(4).getPreviousDurationMs()).isEqualTo(600_000);
    }

    /**
     * The vendor takes nothing back: the agent is not followed any more, and at what time that status ended nobody
     * knows.
     */
    @Test
    void shouldLogOutAnAgentWhoseDatasetIsRetired() {
        List<StatusChange> told = bench.read(
                page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:10:00", "u2 OFFLINE 09:00:00")
                        .retires("18:00:00"));

        assertThat(told).hasSize(4);
        StatusChange went = told.getLast();
        assertThat(went.getKind()).isEqualTo(ChangeKind.LOGGED_OUT);
        assertThat(went.getAgentId()).isEqualTo("u1");
        assertThat(went.getFromStatus()).isEqualTo(Status.AWAY);
        assertThat(went.getVendorFrom()).isEqualTo("AWAY");
        assertThat(went.getToStatus()).isEqualTo(Status.OFFLINE);
        assertThat(went.getVendorTo()).isNull();
        assertThat(went.getCorrects()).isNull();
        assertThat(went.getChangedAt()).isEqualTo(at("18:00:00.400"));
        assertThat(went.getNotBefore()).isEqualTo(at("10:00:00"));
        assertThat(went.getBasis()).isEqualTo(Basis.OBSERVED);
        assertThat(went.getPreviousDurationMs()).isNull();
    }

    @Test
    void shouldTellOfAnAgentAgainWhoseDatasetComesBack() {
        List<StatusChange> told = bench.read(page.shows(
                        "10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:10:00")
                .retires("18:00:00")
                .shows("19:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:10:00 17:00:00", "u1 BUSY 17:30:00"));

        assertThat(told)
                .extracting(StatusChange::getKind, StatusChange::getToStatus)
                .containsExactly(
                        tuple(ChangeKind.FIRST_SEEN, Status.READY),
                        tuple(ChangeKind.STATUS_CHANGED, Status.AWAY),
                        tuple(ChangeKind.LOGGED_OUT, Status.OFFLINE),
                        tuple(ChangeKind.STATUS_CHANGED, Status.AWAY),
                        tuple(ChangeKind.STATUS_CHANGED, Status.ON_CONTACT));
        assertThat(told.getLast().getFromStatus())
                .as("half an hour lies between")
                .isNull();
    }

    @Test
    void shouldSayNothingOfARetiredSegmentThatAnotherOneFollowed() {
        List<StatusChange> told =
                bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00", "u1 AWAY 09:10:00 09:20:00")
                        .retires("18:00:00"));

        assertThat(told)
                .extracting(StatusChange::getKind)
                .containsExactly(ChangeKind.FIRST_SEEN, ChangeKind.STATUS_CHANGED);
    }

    @Test
    void shouldTellASegmentAnewThatComesBack() {
        List<StatusChange> told =
                bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:12:00")
                        .shows("10:00:30", "u1 AVAILABLE 09:00:00 09:10:00")
                        .shows("10:01:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY 09:12:00"));

        assertThat(told)
                .extracting(StatusChange::getKind)
                .containsExactly(
                        ChangeKind.FIRST_SEEN,
                        ChangeKind.STATUS_CHANGED,
                        ChangeKind.RETRACTED,
                        ChangeKind.STATUS_CHANGED);
        assertThat(told.getLast().getCorrects()).isNull();
        assertThat(told).extracting(StatusChange::getId).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellThePastThatABackfillFinds() {
        List<StatusChange> told = bench.read(page.shows("10:00:00", "u1 AVAILABLE 09:00:00")
                .backfills(
                        "11:00:00",
                        "u1 AVAILABLE 2026-02-20T09:00:00 2026-02-20T10:00:00",
                        "u1 OFFLINE 2026-02-20T10:00:00 2026-03-02T09:00:00"));

        assertThat(told)
                .extracting(StatusChange::getKind)
                .containsExactly(
                        ChangeKind.FIRST_SEEN,
                        ChangeKind.FIRST_SEEN,
                        ChangeKind.STATUS_CHANGED,
                        ChangeKind.LOGGED_OUT,
                        ChangeKind.LOGGED_IN);
        assertThat(told.get(2).getCorrects()).isEqualTo(told.getFirst().getId());
        assertThat(told.getLast().getCorrects()).isEqualTo(told.get(2).getId());
        assertThat(told.get(3).getFromStatus()).isEqualTo(Status.READY);
    }

    @Test
    void shouldTellNothingOfWhatItHasReadBefore() {
        page.shows("10:00:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 BUSY 09:10:00 09:12:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY/Lunch 09:12:00")
                .backfills("10:00:40", "u1 AVAILABLE 08:00:00 08:59:00")
                .shows("10:01:00", "u1 AVAILABLE 09:00:00 09:10:00", "u1 AWAY/Break 09:12:00");
        assertThat(bench.read(page)).hasSizeGreaterThan(6);

        assertThat(bench.read(page)).isEmpty();
    }

    @Test
    void shouldForgetAfterTwoDaysAllButTheLast() {
        page.shows(
                "2026-03-01T10:00:00",
                "u1 AVAILABLE 2026-02-26T09:00:00 2026-02-26T17:00:00",
                "u1 BUSY 2026-02-26T17:00:00 2026-02-27T18:00:00",
                "u1 OFFLINE 2026-02-27T18:00:00");
        bench.read(page);
        assertThat(bench.kept()).isEqualTo(3);

        List<StatusChange> told = bench.read(page.shows(
                "10:00:00",
                "u1 AVAILABLE 2026-02-26T09:00:00 2026-02-26T17:00:00",
                "u1 BUSY 2026-02-26T17:00:00 2026-02-27T18:00:00",
                "u1 AVAILABLE 08:00:00",
                "u1 OFFLINE 2026-02-27T18:00:00 08:00:00"));

        assertThat(bench.kept()).isEqualTo(2);
        assertThat(told).extracting(StatusChange::getKind).containsExactly(ChangeKind.LOGGED_IN);
    }

    @Test
    void shouldTellNothingOfTheEndOfWhatItHasForgotten() {
        bench.read(page.shows(
                "10:00:00",
                "u1 AVAILABLE 2026-02-20T09:00:00",
                "u1 BUSY 2026-02-20T17:00:00",
                "u1 AVAILABLE 08:00:00"));

        assertThat(bench.read(page.shows(
                                "10:00:30",
                                "u1 AVAILABLE 2026-02-20T09:00:00 2026-02-20T17:00:00",
                                "u1 BUSY 2026-02-20T17:00:00",
                                "u1 AVAILABLE 08:00:00")
                        .events()
                        .getLast()))
                .isEmpty();
        assertThat(bench.kept()).isEqualTo(2);
    }

    /** As a backfill does that reads a day before those that live polls have read. */
    @Test
    void shouldNotCorrectWhatItHasForgottenWhereWhatWasBeforeItIsRead() {
        bench.read(page.shows(
                "10:00:00",
                "u1 BUSY 2026-02-20T09:00:00 2026-02-20T10:00:00",
                "u1 AWAY 2026-02-20T10:00:00 2026-02-20T17:00:00",
                "u1 AVAILABLE 08:00:00"));
        assertThat(bench.kept()).isEqualTo(2);

        List<StatusChange> told = bench.read(page.shows(
                        "10:00:30",
                        "u1 AVAILABLE 2026-02-20T08:00:00 2026-02-20T09:00:00",
                        "u1 BUSY 2026-02-20T09:00:00 2026-02-20T10:00:00",
                        "u1 AWAY 2026-02-20T10:00:00 2026-02-20T17:00:00",
                        "u1 AVAILABLE 08:00:00")
                .events()
                .getLast());

        assertThat(told.getFirst().getChangedAt()).isEqualTo(at("2026-02-20T08:00:00"));
        assertThat(told)
                .as("AWAY still follows BUSY, which is forgotten, and not what was before that")
                .hasSize(1);
    }
}
