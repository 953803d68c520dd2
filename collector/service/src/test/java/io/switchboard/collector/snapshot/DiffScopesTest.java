package io.switchboard.collector.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows an answer says something of, when it is asked for a part of the time. */
class DiffScopesTest {
    private static final FieldRoles SEGMENTS = new FieldRoles(Dataset.KORE_STATUS);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final RequestedRange YESTERDAY = new RequestedRange(MIDNIGHT.minus(DAY), MIDNIGHT);
    private static final RequestedRange TODAY = new RequestedRange(MIDNIGHT, MIDNIGHT.plus(DAY));
    private static final AbsencePolicy AT_ONCE = new AbsencePolicy(1, 1);

    private final StatusSegment past = segment("a", MIDNIGHT.minusSeconds(7200), MIDNIGHT.minusSeconds(3600));
    private final StatusSegment overMidnight = segment("a", MIDNIGHT.minusSeconds(3600), MIDNIGHT.plusSeconds(60));
    private final StatusSegment present = segment("a", MIDNIGHT.plusSeconds(60), null);

    @Test
    void shouldMissNoRowThatWasNotAskedFor() {
        Snapshot all = first(past, overMidnight, present).next();

        Diff today = diff(all, whole(TODAY), present);

        assertThat(today.changes()).isEmpty();
        assertThat(today.held()).isEmpty();
        assertThat(today.next().rows()).hasSize(3);
        assertThat(today.next().allSeenAt())
                .as("of those asked for")
                .isEqualTo(today.next().seenAt());
    }

    @Test
    void shouldDeleteTheRowThatIsMissingWhereItWasAskedFor() {
        Snapshot all = first(past, overMidnight, present).next();

        Diff both = diff(all, whole(TODAY, YESTERDAY), past, overMidnight);

        assertThat(both.changes()).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
        assertThat(both.changes().getFirst().key()).isEqualTo(key(present));
    }

    /** The answer goes further back than what is remembered: who asks once more asks for a little too much. */
    @Test
    void shouldNotTellOnceMoreOfWhatWasForgotten() {
        ResponseCoverage shortMemory =
                new ResponseCoverage(List.of(TODAY), List.of(TODAY), MIDNIGHT.minusSeconds(1800));
        Snapshot forgotten =
                diff(first(past, present).next(), shortMemory, present).next();

        Diff again = diff(forgotten, shortMemory, past, overMidnight, present);

        assertThat(forgotten.rows()).containsOnlyKeys(key(present));
        assertThat(again.changes()).extracting(RowChange::key).containsExactly(key(overMidnight));
    }

    @Test
    void shouldHoldWhatIsMissingInAScopeThatWasNotReadWhole() {
        Snapshot all = first(past, overMidnight, present).next();

        Diff partial = diff(all, new ResponseCoverage(List.of(TODAY, YESTERDAY), List.of(TODAY), Instant.MIN), present);

        assertThat(partial.changes()).isEmpty();
        assertThat(partial.held()).contains("2 rows were not seen in an answer that was not read whole");
        assertThat(partial.next().allSeenAt()).as("two were not read").isEqualTo(all.seenAt());
        Diff later = diff(partial.next(), whole(TODAY), present);
        assertThat(later.held()).as("not asked for any more").isEmpty();
    }

    @Test
    void shouldCountTheShrinkOfWhatWasAskedForAlone() {
        Snapshot all = first(past, overMidnight, present).next();

        Diff nothing = Diff.between(all, observation(whole(TODAY), Origin.LIVE), SEGMENTS, new AbsencePolicy(1, 0.5));

        assertThat(nothing.changes())
                .as("the only row of today, of three in all")
                .isEmpty();
        assertThat(nothing.held()).hasValueSatisfying(held -> assertThat(held).startsWith("1 of 1 rows are missing"));
    }

    @Test
    void shouldForgetRowsBehindTheHorizonWithoutDeletingThem() {
        Snapshot all = first(past, overMidnight, present).next();

        Diff later = diff(all, new ResponseCoverage(List.of(TODAY), List.of(TODAY), MIDNIGHT), present);

        assertThat(later.changes()).isEmpty();
        assertThat(later.next().rows()).containsOnlyKeys(key(overMidnight), key(present));
        assertThat(later.next().missing()).containsOnlyKeys(key(overMidnight));
    }

    @Test
    void shouldNotForgetARowThatStillComesOrIsStillOpen() {
        StatusSegment open = segment("b", MIDNIGHT.minus(DAY.multipliedBy(9)), null);
        Snapshot all = first(past, open).next();

        Diff later = diff(all, new ResponseCoverage(List.of(TODAY), List.of(TODAY), MIDNIGHT), past);

        assertThat(later.next().rows()).hasSize(2);
        assertThat(later.changes()).isEmpty();
    }

    /** A row of LivePerson's period is about the hour before one poll: the next is about another hour. */
    @Test
    void shouldMissNoRowThatBelongsToOneAnswerAlone() {
        FieldRoles roles = new FieldRoles(Dataset.LIVEPERSON_CONVERSATIONS);
        Metrics interval = conversations("skill");
        Metrics period = conversations("period-skill");
        Snapshot both = Diff.between(
                        Snapshot.NONE, observation(whole(TODAY), Origin.LIVE, interval, period), roles, AT_ONCE)
                .next();

        Diff later = Diff.between(both, observation(whole(TODAY), Origin.LIVE), roles, AT_ONCE);

        assertThat(later.changes())
                .extracting(RowChange::op, RowChange::key)
                .containsExactly(tuple(ChangeOp.DELETE, roles.key(interval)));
        assertThat(later.next().rows()).containsOnlyKeys(roles.key(period));
        assertThat(roles.endedBefore(period, MIDNIGHT.plusSeconds(301)))
                .as("is forgotten one day")
                .isTrue();
    }

    @Test
    void shouldRollOverAtMidnight() {
        Performance monday = performance("2026-03-02", 90);
        FieldRoles roles = new FieldRoles(Dataset.CONVOSO_PERFORMANCE);
        Snapshot before = Diff.between(
                        Snapshot.NONE, observation(whole(TODAY, YESTERDAY), Origin.LIVE, monday), roles, AT_ONCE)
                .next();
        RequestedRange tuesday = new RequestedRange(TODAY.to(), TODAY.to().plus(DAY));

        Diff after = Diff.between(
                before,
                observation(whole(tuesday, TODAY), Origin.LIVE, monday, performance("2026-03-03", 1)),
                roles,
                AT_ONCE);
        Diff settled = Diff.between(
                after.next(), observation(whole(tuesday), Origin.LIVE, performance("2026-03-03", 2)), roles, AT_ONCE);

        assertThat(after.changes())
                .extracting(RowChange::op)
                .as("a new row, not a counter that falls")
                .containsExactly(ChangeOp.CREATE);
        assertThat(settled.changes()).extracting(RowChange::op).containsExactly(ChangeOp.UPDATE);
        assertThat(settled.next().rows()).hasSize(2);
    }

    @Test
    void shouldTakeTheVendorsTimeOfTheEndForAnUpdateAndOfTheBeginForANewRow() {
        Diff first = first(present);
        Instant end = MIDNIGHT.plusSeconds(600);
        StatusSegment ended = segment("a", present.getStartTime(), end);
        StatusSegment next = segment("a", end, null);

        Diff second = diff(first.next(), whole(TODAY), ended, next);

        assertThat(second.changes()).extracting(RowChange::op).containsExactly(ChangeOp.UPDATE, ChangeOp.CREATE);
        assertThat(second.changes())
                .extracting(change -> change.when().eventTime())
                .containsOnly(end);
        assertThat(second.changes()).extracting(change -> change.when().basis()).containsOnly(Basis.VENDOR);
        assertThat(first.changes().getFirst().when().eventTime()).isEqualTo(present.getStartTime());
    }

    @Test
    void shouldTakeTheTimeOfObservationForAnUpdateThatTheVendorDoesNotDate() {
        Diff first = first(present);
        StatusSegment renamed =
                StatusSegment.newBuilder(present).setFirstName("Ann").build();
        StatusSegment ended = segment("b", present.getStartTime(), MIDNIGHT.plusSeconds(600));

        RowChange change = diff(first.next(), whole(TODAY), renamed).changes().getFirst();
        RowChange reopened = diff(first(ended).next(), whole(TODAY), segment("b", present.getStartTime(), null))
                .changes()
                .getFirst();

        assertThat(change.changed()).containsExactly("first_name");
        assertThat(change.when().basis()).isEqualTo(Basis.OBSERVED);
        assertThat(reopened.changed()).containsExactly("end_time");
        assertThat(reopened.when().basis())
                .as("an end that is taken back has no time")
                .isEqualTo(Basis.OBSERVED);
    }

    @Test
    void shouldReadThePastWithoutDeletingAnythingOrForgettingIt() {
        Snapshot known = first(past, present).next();
        ResponseCoverage nothing = new ResponseCoverage(List.of(), List.of(), Instant.MIN);

        Diff backfill = Diff.between(
                known,
                observation(nothing, Origin.BACKFILL, segment("a", past.getStartTime(), MIDNIGHT), overMidnight),
                SEGMENTS,
                AT_ONCE);

        assertThat(backfill.changes()).extracting(RowChange::op).containsExactly(ChangeOp.UPDATE, ChangeOp.READ);
        assertThat(backfill.held()).isEmpty();
        assertThat(backfill.next().rows()).hasSize(3);
    }

    @Test
    void shouldNotMissAnythingInAnAnswerThatCannotSayWhatIsMissing() {
        Snapshot known = first(past, present).next();

        Diff nothing = diff(known, whole(RequestedRange.NONE));

        assertThat(nothing.changes()).isEmpty();
        assertThat(nothing.held()).isEmpty();
    }

    @Test
    void shouldReadARestoredRowThatComesAgainAsKnown() {
        Snapshot restored = Snapshot.restored(
                Map.of(key(present), present), Optional.of(MIDNIGHT), RowVisibility.NONE.after(MIDNIGHT, true, 0));

        assertThat(diff(restored, whole(TODAY), present).changes()).isEmpty();
        assertThat(diff(restored, whole(TODAY), present, overMidnight).changes())
                .extracting(RowChange::op)
                .containsExactly(ChangeOp.CREATE);
    }

    /** The last poll before the restart had not asked for yesterday, which had settled. */
    @Test
    void shouldNotKnowSinceWhenARestoredRowMayHaveChangedThatWasNotAskedFor() {
        StatusSegment corrected =
                segment("a", past.getStartTime(), past.getEndTime().plusSeconds(60));
        StatusSegment ended = segment("a", present.getStartTime(), MIDNIGHT.plusSeconds(600));
        Instant seen = MIDNIGHT.plusSeconds(3000);
        Snapshot restored = Snapshot.restored(
                        Map.of(key(past), past, key(present), present),
                        Optional.of(seen),
                        RowVisibility.NONE.after(seen, true, 0))
                .withUnseen(row -> SEGMENTS.start(row).isBefore(MIDNIGHT));

        assertThat(diff(restored, whole(TODAY, YESTERDAY), corrected, ended).changes())
                .extracting(change -> change.when().notBefore())
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(seen));
    }

    private static Diff first(StatusSegment... rows) {
        return diff(Snapshot.NONE, whole(TODAY, YESTERDAY), rows);
    }

    private static Diff diff(Snapshot last, ResponseCoverage coverage, StatusSegment... rows) {
        return Diff.between(last, observation(coverage, Origin.LIVE, rows), SEGMENTS, AT_ONCE);
    }

    private static ResponseCoverage whole(RequestedRange... scopes) {
        return new ResponseCoverage(List.of(scopes), List.of(scopes), Instant.MIN);
    }

    private static DatasetObservation observation(
            ResponseCoverage coverage, Origin origin, SpecificRecordBase... rows) {
        Instant start = MIDNIGHT.plusSeconds(3600);
        return new DatasetObservation(
                List.of(Stream.of(rows).toList()), 0, coverage, start, start.plusMillis(200), origin);
    }

    private static Key key(StatusSegment row) {
        return new Key(row.getAccount(), row.getUserId(), row.getStartTime());
    }

    private static StatusSegment segment(String agent, Instant start, @Nullable Instant end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId(agent)
                .setStartTime(start)
                .setEndTime(end)
                .build();
    }

    private static Performance performance(String day, int calls) {
        return Performance.newBuilder()
                .setAccount("acme")
                .setUserId("7")
                .setDateStart(LocalDate.parse(day))
                .setDateEnd(LocalDate.parse(day))
                .setCalls(calls)
                .build();
    }

    private static Metrics conversations(String level) {
        return Metrics.newBuilder()
                .setAccount("acme")
                .setLevel(level)
                .setSkillId("1")
                .setAgentId("all")
                .setBucketStart(MIDNIGHT)
                .setBucketEnd(MIDNIGHT.plusSeconds(300))
                .build();
    }
}
