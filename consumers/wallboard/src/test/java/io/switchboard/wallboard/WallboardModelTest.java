package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.ChangeKind;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What records make of the board. */
class WallboardModelTest {
    private static final Instant NINE = TEN.minus(Duration.ofHours(1));

    private Instant here = Instant.parse("2027-01-01T00:00:00Z");
    private final StreamTime time = new StreamTime(() -> here);
    private final WallboardModel board = new WallboardModel(time);

    @Test
    void shouldShowTheStatusThatWasEnteredLast() {
        take(
                BoardRecords.changed("7", NINE.plusSeconds(60), Status.READY, Status.ON_CONTACT),
                BoardRecords.changed("7", NINE.plusSeconds(90), Status.ON_CONTACT, Status.WRAP_UP));

        AgentRow row = agent("7");

        assertThat(row.status()).isEqualTo(Status.WRAP_UP);
        assertThat(row.word()).isEqualTo("WRAP_UP");
        assertThat(row.since()).isEqualTo(NINE.plusSeconds(90).toEpochMilli());
        assertThat(row.strip())
                .containsExactly(
                        new ShownSegment(ShownSegment.BEFORE, Status.READY),
                        new ShownSegment(NINE.plusSeconds(60).toEpochMilli(), Status.ON_CONTACT),
                        new ShownSegment(NINE.plusSeconds(90).toEpochMilli(), Status.WRAP_UP));
    }

    @Test
    void shouldShowWhoHasNotChangedWithinTheHour() {
        take(
                BoardRecords.ready("7", TEN.minusSeconds(600)).build(),
                BoardRecords.ready("7", TEN.minusSeconds(300)).build());

        AgentRow row = agent("7");

        assertThat(row.status()).isEqualTo(Status.READY);
        assertThat(row.since()).isNull();
        assertThat(row.strip()).containsExactly(new ShownSegment(ShownSegment.BEFORE, Status.READY));
    }

    @Test
    void shouldNotTakeABucketOfSeveralStatusesForOne() {
        take(BoardRecords.bucket("7", TEN)
                .setReadySec(200)
                .setPausedSec(100)
                .setObservedSec(300)
                .setStatusChanges(1)
                .build());

        assertThat(picture().agents()).isEmpty();
    }

    @Test
    void shouldNotShowAgentsOfWhomNoStatusIsTold() {
        take(BoardRecords.bucket("7", TEN).setResolved(4L).build());

        assertThat(picture().agents()).isEmpty();
    }

    @Test
    void shouldShowWhoLoggedOutForAnHourMore() {
        take(BoardRecords.changed("7", NINE.plusSeconds(60), Status.READY, Status.OFFLINE));

        assertThat(agent("7").status()).isEqualTo(Status.OFFLINE);

        take(BoardRecords.end(2, NINE.plusSeconds(3661)).build());
        assertThat(picture().agents()).isEmpty();
    }

    @Test
    void shouldForgetWhomNothingHasToldOfForAnHour() {
        take(BoardRecords.changed("7", NINE.minusSeconds(60), Status.READY, Status.PAUSED));

        assertThat(picture().agents()).isEmpty();
    }

    @Test
    void shouldKeepWhoseBucketsGoOnAlthoughTheChangeIsLongAgo() {
        take(BoardRecords.changed("7", NINE.minusSeconds(3600), Status.PAUSED, Status.READY));
        take(BoardRecords.ready("7", TEN.minusSeconds(300)).build());

        assertThat(agent("7").since()).isEqualTo(NINE.minusSeconds(3600).toEpochMilli());
    }

    @Test
    void shouldTakeBackWhatIsCorrected() {
        StatusChange wrong = BoardRecords.changed("7", NINE.plusSeconds(60), Status.READY, Status.PAUSED);
        take(
                BoardRecords.changed("7", NINE.plusSeconds(30), null, Status.READY),
                wrong,
                BoardRecords.change("7", NINE.plusSeconds(60), Status.PAUSED, Status.READY)
                        .setKind(ChangeKind.RETRACTED)
                        .setCorrects(wrong.getId())
                        .build());

        assertThat(agent("7").status()).isEqualTo(Status.READY);
        assertThat(agent("7").strip()).hasSize(1);
    }

    @Test
    void shouldPutWhatIsToldLateInItsPlace() {
        take(
                BoardRecords.changed("7", NINE.plusSeconds(600), Status.ON_CONTACT, Status.READY),
                BoardRecords.changed("7", NINE.plusSeconds(60), Status.READY, Status.ON_CONTACT));

        assertThat(agent("7").status()).isEqualTo(Status.READY);
        assertThat(agent("7").strip())
                .extracting(ShownSegment::status)
                .containsExactly(Status.READY, Status.ON_CONTACT, Status.READY);
    }

    @Test
    void shouldBelieveALaterBucketMoreThanACorrectionOfWhatWasLongAgo() {
        take(BoardRecords.ready("7", TEN.minusSeconds(300)).build());
        take(BoardRecords.change("7", NINE.minusSeconds(7200), Status.READY, Status.AWAY)
                .setObservedAt(TEN)
                .setCorrects("something")
                .build());

        assertThat(agent("7").status()).isEqualTo(Status.READY);
        assertThat(agent("7").since()).isNull();
    }

    @Test
    void shouldNotCallAChangeOfCampaignAChangeOfStatus() {
        take(
                BoardRecords.changed("7", NINE.plusSeconds(60), Status.READY, Status.ON_CONTACT),
                BoardRecords.change("7", NINE.plusSeconds(90), Status.ON_CONTACT, Status.ON_CONTACT)
                        .setKind(ChangeKind.CAMPAIGN_CHANGED)
                        .setQueue("Renewals")
                        .build());

        assertThat(agent("7").since()).isEqualTo(NINE.plusSeconds(60).toEpochMilli());
        assertThat(agent("7").place()).isEqualTo("Renewals");
        assertThat(picture().changes()).hasSize(2);
    }

    @Test
    void shouldListNewsOnlyAsChanges() {
        take(
                BoardRecords.change("7", NINE, null, Status.READY)
                        .setKind(ChangeKind.FIRST_SEEN)
                        .build(),
                BoardRecords.change("8", NINE, Status.READY, Status.PAUSED)
                        .setObservedAt(NINE.plusSeconds(301))
                        .build(),
                BoardRecords.changed("9", NINE.plusSeconds(1), Status.READY, Status.PAUSED));

        assertThat(picture().changes()).extracting(change -> change.who().id()).containsExactly("9");
    }

    @Test
    void shouldForgetStretchesThatAreOver() {
        for (int i = 0; i < 240; i++) {
            Instant at = NINE.minusSeconds(3600).plusSeconds(i * 30L);
            take(BoardRecords.changed(
                    "7", at, i % 2 == 0 ? Status.PAUSED : Status.READY, i % 2 == 0 ? Status.READY : Status.PAUSED));
        }

        assertThat(agent("7").strip()).hasSizeBetween(120, 122);
    }

    @Test
    void shouldShowTheLatestRevisionOfEachBucketOfTheHour() {
        take(
                BoardRecords.queue("1", NINE).setOffered(9L).build(),
                BoardRecords.queue("1", TEN.minusSeconds(300))
                        .setOffered(3L)
                        .setAnswered(2L)
                        .build(),
                BoardRecords.queue("1", TEN).setOffered(1L).build(),
                BoardRecords.queue("1", TEN)
                        .setOffered(4L)
                        .setDropped(1L)
                        .setWaiting(2L)
                        .build());

        QueueRow row = Objects.requireNonNull(picture().queues().get("acme/convoso/queue/1"));

        assertThat(row.waiting()).isEqualTo(2);
        assertThat(row.buckets()).extracting(QueueRow.QueueInterval::offered).containsExactly(3L, 4L);
        assertThat(row.buckets()).extracting(QueueRow.QueueInterval::lost).containsExactly(null, 1L);
    }

    @Test
    void shouldTakeTheRecordsOfOnePollTogether() {
        take(
                BoardRecords.end(1, TEN.minusSeconds(15)).build(),
                BoardRecords.end(2, TEN.minusSeconds(10)).build(),
                BoardRecords.end(3, TEN.minusSeconds(5)).build(),
                BoardRecords.end(3, TEN.minusSeconds(5))
                        .setDataset("convoso.agent-monitor.totals")
                        .setRowsRead(2)
                        .setOutcome(Outcome.PARTIAL)
                        .setError("rows are missing")
                        .build(),
                BoardRecords.end(9, TEN)
                        .setOrigin(Origin.BACKFILL)
                        .setTarget("acme/past")
                        .build());

        TargetRow row = Objects.requireNonNull(picture().targets().get("acme/agent-monitor"));

        assertThat(row.last())
                .isEqualTo(new TargetRow.LatestPoll(
                        Outcome.PARTIAL, TEN.minusSeconds(5).toEpochMilli(), 42, "rows are missing"));
        assertThat(row.everyMs()).isEqualTo(5_000);
        assertThat(row.recent()).containsExactly(Outcome.COMPLETE, Outcome.COMPLETE, Outcome.PARTIAL);
        assertThat(picture().targets()).containsOnlyKeys("acme/agent-monitor");
    }

    @Test
    void shouldLetTimePassAsItDoesHereButNotForEver() {
        assertThat(board.picture(true).now()).isZero();
        take(BoardRecords.end(1, TEN).build());

        here = here.plusSeconds(10);
        assertThat(board.picture(true).now()).isEqualTo(TEN.plusSeconds(10).toEpochMilli());

        take(BoardRecords.end(2, TEN.plusSeconds(5)).build());
        assertThat(board.picture(true).now()).isEqualTo(TEN.plusSeconds(10).toEpochMilli());

        here = here.plusSeconds(1_000);
        assertThat(board.picture(true).now()).isEqualTo(TEN.plusSeconds(65).toEpochMilli());
    }

    @Test
    void shouldTellHowLongTimeHasStoodStill() {
        here = here.plusSeconds(1_000);
        assertThat(board.picture(true).stillMs()).as("before the first poll").isZero();
        take(BoardRecords.end(1, TEN).build());

        here = here.plusSeconds(60);
        assertThat(board.picture(true).stillMs()).isZero();

        here = here.plusSeconds(10);
        assertThat(board.picture(true).stillMs()).isEqualTo(10_000);

        take(BoardRecords.end(2, TEN.plusSeconds(1)).build());
        assertThat(board.picture(true).stillMs()).isZero();
    }

    @Test
    void shouldNotTakePollsThatAreReadAgainForOnesThatHaveJustCome() {
        take(BoardRecords.end(1, TEN).build());
        WallboardSnapshot before = board.picture(true);
        here = here.plusSeconds(70);

        WallboardModel anew = new WallboardModel(time);
        anew.take(BoardRecords.end(1, TEN).build());

        assertThat(anew.picture(true).stillMs()).isEqualTo(10_000);
        assertThat(before.at(time)).isEqualTo(anew.picture(true));
    }

    @Test
    void shouldTakeNoMoreAgentsThanItCanShow() {
        for (int i = 0; i <= WallboardModel.MOST; i++) {
            take(BoardRecords.changed("" + i, TEN, Status.OFFLINE, Status.READY));
        }

        assertThat(picture().agents()).hasSize(WallboardModel.MOST);
    }

    @Test
    void shouldTellApartAgentsOfTheSameIdByAccountAndVendor() {
        take(
                BoardRecords.changed("7", TEN, Status.OFFLINE, Status.READY),
                BoardRecords.change("7", TEN, Status.OFFLINE, Status.AWAY)
                        .setVendor("kore")
                        .build(),
                BoardRecords.change("7", TEN, Status.OFFLINE, Status.PAUSED)
                        .setAccount("other")
                        .build());

        assertThat(picture().agents().values().stream()
                        .collect(Collectors.groupingBy(AgentRow::status, Collectors.counting())))
                .isEqualTo(Map.of(Status.READY, 1L, Status.AWAY, 1L, Status.PAUSED, 1L));
    }

    private AgentRow agent(String id) {
        return Objects.requireNonNull(picture().agents().get("acme/convoso/" + id));
    }

    /** At ten o'clock, unless something later was reported. */
    private WallboardSnapshot picture() {
        take(BoardRecords.end(0, TEN).setTarget("acme/agent-monitor-0").build());
        WallboardSnapshot picture = board.picture(true);
        Map<String, TargetRow> targets = picture.targets().entrySet().stream()
                .filter(target -> !target.getKey().endsWith("-0"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new WallboardSnapshot(
                picture.now(), picture.stillMs(), true, picture.agents(), picture.queues(), targets, picture.changes());
    }

    private void take(SpecificRecord... records) {
        for (SpecificRecord record : records) {
            board.take(record);
        }
    }
}
