package io.switchboard.statuschanges.segments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.ChangeKind;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.streams.status.StatusMapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {
    private static final SegmentNeighbours NOBODY =
            new SegmentNeighbours(Optional.empty(), Optional.empty(), Optional.empty());

    private final SegmentReader reader = new SegmentReader(StatusMapping.KORE);
    private final StatusPage page = new StatusPage("care");

    @Test
    void shouldKeepWhatItTold() {
        Envelope change =
                page.shows("10:00:00", "u1 AVAILABLE 09:00:00").events().getFirst();

        SegmentOutcome outcome = reader.read(change, NOBODY);

        assertThat(outcome.told()).hasSize(1);
        assertThat(outcome.known())
                .containsExactly(new KnownSegment(
                        new AgentSegment(
                                StatusPage.at("09:00:00").toEpochMilli(), AgentSegment.OPEN, "AVAILABLE", "AVAILABLE"),
                        new PreviousStatus.NoPreviousStatus(),
                        0,
                        change.getId(),
                        new LastPolls(1_000, 0)));
        assertThat(reader.read(change, around(Optional.empty(), outcome, Optional.empty())))
                .isEqualTo(SegmentOutcome.NOTHING);
    }

    @Test
    void shouldNameACorrectionAfterTheChangeAndWhatItCorrects() {
        List<Envelope> changes = page.shows("10:00:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AWAY 09:12:00", "u1 BUSY 09:10:00 09:12:00")
                .events();
        SegmentOutcome first = reader.read(changes.getFirst(), NOBODY);

        SegmentOutcome late = reader.read(
                changes.getLast(),
                new SegmentNeighbours(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(first.known().getFirst())));

        String corrected = changes.getFirst().getId();
        String name = changes.getLast().getId() + "\0" + corrected;
        assertThat(late.told())
                .extracting(StatusChange::getId)
                .containsExactly(
                        changes.getLast().getId(),
                        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
        assertThat(late.told().getLast().getKind()).isEqualTo(ChangeKind.STATUS_CHANGED);
        assertThat(late.known())
                .extracting(KnownSegment::told)
                .containsExactlyElementsOf(
                        late.told().stream().map(StatusChange::getId).toList());
    }

    @Test
    void shouldSayNothingOfASegmentThatItNeverKnewAndThatIsTakenBack() {
        Envelope gone = page.shows("10:00:00", "u1 AWAY 09:12:00")
                .shows("10:00:30")
                .events()
                .getLast();

        assertThat(reader.read(gone, NOBODY)).isEqualTo(SegmentOutcome.NOTHING);
    }

    @Test
    void shouldTellOfASegmentWhoseBeginItDidNotRead() {
        Envelope ends = page.shows("10:00:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AWAY 09:12:00 10:00:15")
                .events()
                .getLast();

        assertThat(reader.read(ends, NOBODY).told())
                .extracting(StatusChange::getKind)
                .containsExactly(ChangeKind.FIRST_SEEN);
    }

    @Test
    void shouldTellNothingAnewWhereOnlyNamesChange() {
        Envelope change = page.shows("10:00:00", "u1 AWAY/Break 09:12:00", "u1 BUSY 09:20:00")
                .shows("10:00:30", "u1 AWAY/Lunch 09:12:00", "u1 BUSY 09:20:00")
                .events()
                .getLast();
        SegmentOutcome away = reader.read(page.events().getFirst(), NOBODY);
        SegmentOutcome busy = reader.read(
                page.events().get(1),
                new SegmentNeighbours(Optional.of(away.known().getFirst()), Optional.empty(), Optional.empty()));

        SegmentOutcome outcome = reader.read(
                change, around(Optional.empty(), away, Optional.of(busy.known().getFirst())));

        assertThat(outcome.told()).extracting(StatusChange::getVendorSecondary).containsExactly("Lunch");
        assertThat(outcome.known()).hasSize(2);
    }

    /** It may have ended hours before the next one began: nothing is certain of the time between. */
    @Test
    void shouldNotKnowWhatWasBeforeWhereAnEndCouldNotBeRead() {
        List<Envelope> changes = page.shows("10:00:00", "u1 AWAY 09:12:00")
                .shows("10:00:30", "u1 AWAY 09:12:00", "u1 AVAILABLE 09:59:00")
                .events();
        Objects.requireNonNull(changes.getFirst().getAfter()).put("unread_fields", "end_time");
        SegmentOutcome unread = reader.read(changes.getFirst(), NOBODY);

        SegmentOutcome next = reader.read(
                changes.getLast(),
                new SegmentNeighbours(Optional.of(unread.known().getFirst()), Optional.empty(), Optional.empty()));

        assertThat(next.told()).singleElement().satisfies(entered -> {
            assertThat(entered.getKind()).isEqualTo(ChangeKind.STATUS_CHANGED);
            assertThat(entered.getFromStatus()).isNull();
            assertThat(entered.getPreviousDurationMs()).isNull();
        });
    }

    private static SegmentNeighbours around(
            Optional<KnownSegment> earlier, SegmentOutcome same, Optional<KnownSegment> later) {
        return new SegmentNeighbours(earlier, Optional.of(same.known().getFirst()), later);
    }
}
