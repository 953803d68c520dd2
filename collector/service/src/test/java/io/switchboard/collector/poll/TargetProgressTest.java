package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.RejectedRow;
import io.switchboard.collector.fetch.DayRequests;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.RequestedTime;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What polls of a target that is asked for day by day leave to the next one. */
class TargetProgressTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final RequestedRange TODAY = DayRequests.of(LocalDate.parse("2026-03-04"), ZoneOffset.UTC);
    private static final RequestedRange YESTERDAY = DayRequests.of(LocalDate.parse("2026-03-03"), ZoneOffset.UTC);
    private static final PollTarget TARGET = target(new AbsencePolicy(1, 1));

    private final StatusSegment yesterdays = segment("a", "2026-03-03T20:00:00Z", "2026-03-03T21:00:00Z");
    private final StatusSegment todays = segment("a", "2026-03-04T08:00:00Z", null);

    @Test
    void shouldHaveReadToTheStartOfThePollThatReadAll() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), todays);
        TargetState partial = poll(first, NOW.plusSeconds(30), partly(TODAY), todays);
        TargetState failed =
                state(partial, NOW.plusSeconds(60), FetchResult.failed(new CallFailure.Unreachable(""), CallCost.NONE));
        TargetState again = poll(failed, NOW.plusSeconds(90), whole(TODAY, YESTERDAY), todays);

        assertThat(first.progress().readTo()).contains(NOW);
        assertThat(partial.progress().readTo()).contains(NOW);
        assertThat(failed.progress().readTo()).contains(NOW);
        assertThat(failed.moment(NOW.plusSeconds(90)).since()).isEqualTo(NOW);
        assertThat(again.progress().readTo()).contains(NOW.plusSeconds(90));
    }

    @Test
    void shouldGoOnWhenTwoAnswersInARowAreDoubtful() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY), todays);
        TargetState once = poll(first, NOW.plusSeconds(30), partly(TODAY), todays);
        TargetState twice = poll(once, NOW.plusSeconds(60), partly(TODAY), todays);
        TargetState thrice = poll(twice, NOW.plusSeconds(90), partly(TODAY), todays);

        assertThat(once.progress().readTo()).contains(NOW);
        assertThat(twice.progress().readTo()).contains(NOW.plusSeconds(60));
        assertThat(thrice.progress().readTo()).as("the next pair begins").contains(NOW.plusSeconds(60));
    }

    @Test
    void shouldMissWhatTheFirstPollDidNotRead() {
        TargetState first = poll(TargetState.NEW, NOW, partly(TODAY), todays);

        assertThat(first.moment(NOW.plus(Duration.ofDays(3))).since()).isEqualTo(NOW);
    }

    @Test
    void shouldHaveReadAllWhenOnePollReadTodayAndAnotherTheDayBefore() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), todays);
        Instant later = NOW.plusSeconds(30);
        TargetState before = poll(first, later, new Scopes(List.of(TODAY, YESTERDAY), List.of(YESTERDAY)), todays);
        PollResult today = finish(
                before,
                later.plusSeconds(30),
                reading(new Scopes(List.of(TODAY, YESTERDAY), List.of(TODAY)), List.of(), todays));

        assertThat(before.progress().backlog()).isEqualTo(1);
        assertThat(today.readAll()).isTrue();
        assertThat(today.progress().readTo()).contains(later.plusSeconds(30));
    }

    @Test
    void shouldHaveReadAllThoughARowCouldNotBeRead() {
        PollResult poll = finish(TargetState.NEW, NOW, reading(whole(TODAY), List.of(bad("a")), todays));

        assertThat(poll.outcome()).isInstanceOf(PollOutcome.PartialOutcome.class);
        assertThat(poll.readAll())
                .as("it would be there in the next answer as well")
                .isTrue();
    }

    @Test
    void shouldCountTheQuietOfADaySinceItsLastChange() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), yesterdays, todays);
        TargetState same = poll(first, NOW.plusSeconds(30), whole(TODAY, YESTERDAY), yesterdays, todays);
        StatusSegment corrected = segment("a", "2026-03-03T20:00:00Z", "2026-03-03T21:00:01Z");
        TargetState changed = poll(same, NOW.plusSeconds(60), whole(TODAY, YESTERDAY), corrected, todays);
        TargetState deleted = poll(changed, NOW.plusSeconds(90), whole(TODAY, YESTERDAY), todays);

        assertThat(quiet(first)).contains(NOW.plusMillis(200));
        assertThat(quiet(same)).isEqualTo(quiet(first));
        assertThat(quiet(changed)).contains(NOW.plusSeconds(60).plusMillis(200));
        assertThat(quiet(deleted)).contains(NOW.plusSeconds(90).plusMillis(200));
    }

    @Test
    void shouldHaveWhatWasNewConfirmedByTheNextWholeAnswer() {
        TargetState before = poll(TargetState.NEW, NOW.minusSeconds(30), whole(TODAY, YESTERDAY), todays);
        TargetState first = poll(before, NOW, whole(TODAY, YESTERDAY), yesterdays, todays);
        TargetState failed =
                state(first, NOW.plusSeconds(30), FetchResult.failed(new CallFailure.Unreachable(""), CallCost.NONE));
        TargetState same = poll(failed, NOW.plusSeconds(60), whole(TODAY, YESTERDAY), yesterdays, todays);
        StatusSegment ended = segment("a", "2026-03-04T08:00:00Z", "2026-03-04T12:01:00Z");
        TargetState changed = poll(same, NOW.plusSeconds(90), whole(TODAY, YESTERDAY), yesterdays, ended);

        assertThat(before.progress().unconfirmed())
                .as("nothing was shown before that it may have got wrong")
                .isEmpty();
        assertThat(first.progress().unconfirmed()).contains(yesterdays.getStartTime());
        assertThat(failed.progress().unconfirmed()).contains(yesterdays.getStartTime());
        assertThat(same.progress().unconfirmed()).isEmpty();
        assertThat(changed.progress().unconfirmed()).contains(todays.getStartTime());
    }

    @Test
    void shouldHaveWhatIsMissingAskedForOnceMore() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), yesterdays, todays);
        TargetState same = poll(first, NOW.plusSeconds(30), whole(TODAY, YESTERDAY), yesterdays, todays);
        PollTarget patient = target(new AbsencePolicy(2, 1));

        PollResult lacking = new PollResultFactory(patient, Origin.LIVE)
                .finish(same, reading(whole(TODAY, YESTERDAY), List.of(), todays), span(NOW.plusSeconds(60)));

        assertThat(lacking.progress().unconfirmed()).contains(yesterdays.getStartTime());
    }

    @Test
    void shouldNotCountAnAnswerThatWasNotWhole() {
        TargetState first = poll(TargetState.NEW, NOW, partly(TODAY, YESTERDAY), yesterdays);

        assertThat(quiet(first)).isEmpty();
    }

    @Test
    void shouldNotSettleADayWithASegmentThatIsStillOpen() {
        StatusSegment open = segment("b", "2026-03-03T20:00:00Z", null);
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), open);
        TargetState later = poll(first, NOW.plus(Duration.ofHours(3)), whole(TODAY, YESTERDAY), open);
        StatusSegment ended = segment("b", "2026-03-03T20:00:00Z", "2026-03-04T14:00:00Z");
        Instant end = NOW.plus(Duration.ofHours(4));
        TargetState closed = poll(later, end, whole(TODAY, YESTERDAY), ended);
        TargetState early = poll(closed, end.plus(Duration.ofHours(2)), whole(TODAY, YESTERDAY), ended);
        TargetState quiet = poll(early, end.plusSeconds(7_201), whole(TODAY, YESTERDAY), ended);

        assertThat(isSettled(later, NOW.plus(Duration.ofHours(3)))).isFalse();
        assertThat(isSettled(closed, end.plusSeconds(7_300)))
                .as("nobody read it meanwhile")
                .isFalse();
        assertThat(isSettled(early, end.plusSeconds(7_300))).isFalse();
        assertThat(isSettled(quiet, end.plusSeconds(7_201))).isTrue();
    }

    @Test
    void shouldKnowFromWhenOnTheLastPollAskedWithoutAHole() {
        RequestedRange friday = DayRequests.of(LocalDate.parse("2026-02-27"), ZoneOffset.UTC);
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), todays);
        TargetState failed =
                state(first, NOW.plusSeconds(30), FetchResult.failed(new CallFailure.Unreachable(""), CallCost.NONE));
        TargetState missed = poll(failed, NOW.plusSeconds(60), whole(TODAY, friday, YESTERDAY), todays);
        TargetState settled = poll(missed, NOW.plusSeconds(90), whole(TODAY), todays);
        TargetState now = poll(settled, NOW.plusSeconds(120), whole(RequestedRange.ALL), todays);

        assertThat(TargetState.NEW.progress().askedFrom()).isEmpty();
        assertThat(first.progress().askedFrom()).contains(YESTERDAY.from());
        assertThat(failed.progress().askedFrom()).as("it showed nothing").contains(YESTERDAY.from());
        assertThat(missed.progress().askedFrom())
                .as("of the days between nothing was asked")
                .contains(YESTERDAY.from());
        assertThat(settled.progress().askedFrom()).contains(TODAY.from());
        assertThat(now.progress().askedFrom()).as("rows of now").isEmpty();
    }

    @Test
    void shouldSayOfWhichTimesItWasAnswered() {
        RequestedRange friday = DayRequests.of(LocalDate.parse("2026-02-27"), ZoneOffset.UTC);
        List<RequestedRange> asked = List.of(TODAY, friday, YESTERDAY);
        RequestedRange today = new RequestedRange(TODAY.from(), NOW);

        assertThat(answered(TargetState.NEW, new Scopes(asked, List.of(TODAY, friday))))
                .as("a day of three is still due")
                .containsExactly(friday, today);
        assertThat(answered(TargetState.NEW, new Scopes(asked, asked)))
                .as("neighbours are one")
                .containsExactly(friday, new RequestedRange(YESTERDAY.from(), NOW));
        assertThat(answered(TargetState.NEW, whole(new RequestedRange(TODAY.from(), Instant.MAX))))
                .as("none goes beyond the poll")
                .containsExactly(today);
        assertThat(answered(TargetState.NEW, partly(TODAY))).isEmpty();
        TargetState doubted = poll(TargetState.NEW, NOW.minusSeconds(30), partly(TODAY), todays);
        assertThat(answered(doubted, partly(TODAY)))
                .as("two answers in a row that are doubtful")
                .containsExactly(today);
    }

    @Test
    void shouldForgetScopesBehindTheHorizon() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), todays);
        TargetState later = poll(first, NOW.plus(Duration.ofDays(4)), whole(TODAY), todays);
        TargetState last = poll(later, NOW.plus(Duration.ofDays(4)).plusSeconds(30), whole(TODAY), todays);

        assertThat(later.progress().answers()).as("it was missed since").containsKey(YESTERDAY.from());
        assertThat(last.progress().answers()).doesNotContainKey(YESTERDAY.from());
    }

    @Test
    void shouldNotMissARowThatIsThereButCannotBeRead() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY), todays);

        DatasetResult seen = finish(first, NOW.plusSeconds(30), reading(whole(TODAY), List.of(bad("a"))))
                .seen()
                .getFirst();

        assertThat(seen.changes()).extracting(RowChange::changed).containsExactly(List.of("unread_fields"));
        assertThat(seen.next().rows()).hasSize(1);
    }

    @Test
    void shouldMissNothingWhenARowComesOfWhichItIsNotKnownWhichItIs() {
        TargetState first = poll(TargetState.NEW, NOW, whole(TODAY), todays);

        PollResult poll = finish(first, NOW.plusSeconds(30), reading(whole(TODAY), List.of(bad(null))));

        assertThat(poll.seen().getFirst().changes()).isEmpty();
        assertThat(poll.outcome().reason().orElseThrow())
                .contains("1 rows of kore.agent-status-details could not be read (0 before)")
                .contains("1 rows are missing, and up to 1 of them may be among those");
    }

    @Test
    void shouldShortenReasonsOfAnyLength() {
        CallFailure failure = new CallFailure.Refused("no such account; ".repeat(100_000));

        PollResult poll = finish(TargetState.NEW, NOW, FetchResult.failed(failure, CallCost.NONE));

        assertThat(poll.outcome().reason().orElseThrow())
                .hasSizeBetween(980, 1_001)
                .endsWith("…");
    }

    @Test
    void shouldReadThePastWithoutDeletes() {
        TargetState known = poll(TargetState.NEW, NOW, whole(TODAY, YESTERDAY), yesterdays, todays);
        StatusSegment other = segment("c", "2026-03-03T20:00:00Z", "2026-03-03T21:00:00Z");

        PollResult poll = new PollResultFactory(TARGET, Origin.BACKFILL)
                .finish(known, reading(whole(YESTERDAY), List.of(), other), span(NOW.plusSeconds(60)));

        assertThat(poll.seen().getFirst().changes()).extracting(RowChange::op).containsExactly(ChangeOp.READ);
        assertThat(poll.origin()).isEqualTo(Origin.BACKFILL);
    }

    @Test
    void shouldTakeTheLaterPagesWordForARowOnTwo() {
        StatusSegment ended = segment("a", "2026-03-04T08:00:00Z", "2026-03-04T11:59:59Z");

        DatasetResult seen = finish(
                        TargetState.NEW, NOW, pages(whole(TODAY), page(List.of(), todays), page(List.of(), ended)))
                .seen()
                .getFirst();

        assertThat(seen.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).contains(ended));
    }

    private static PollTarget target(AbsencePolicy absence) {
        return new PollTarget(
                "acme",
                "agent-status-details",
                List.of(Dataset.KORE_STATUS),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                absence,
                new DayWindow(Optional.of(ZoneOffset.UTC), Optional.of(DayRequests.MEMORY)));
    }

    private static Optional<Instant> quiet(TargetState state) {
        return state.moment(NOW).history(RequestedTime.of(YESTERDAY)).sameSince();
    }

    private static boolean isSettled(TargetState state, Instant now) {
        return state.moment(now).history(RequestedTime.of(YESTERDAY)).isSettled(YESTERDAY.to(), Duration.ofHours(2));
    }

    private record Scopes(List<RequestedRange> asked, List<RequestedRange> whole) {}

    private static Scopes whole(RequestedRange... scopes) {
        return new Scopes(List.of(scopes), List.of(scopes));
    }

    private static Scopes partly(RequestedRange... scopes) {
        return new Scopes(List.of(scopes), List.of());
    }

    private List<RequestedRange> answered(TargetState state, Scopes scopes) {
        return finish(state, NOW, reading(scopes, List.of(), todays)).answered();
    }

    private static TargetState poll(TargetState state, Instant start, Scopes scopes, StatusSegment... rows) {
        return state(state, start, reading(scopes, List.of(), rows));
    }

    private static TargetState state(TargetState state, Instant start, FetchResult reading) {
        return state.after(finish(state, start, reading));
    }

    private static PollResult finish(TargetState state, Instant start, FetchResult reading) {
        return new PollResultFactory(TARGET, Origin.LIVE).finish(state, reading, span(start));
    }

    private static FetchTiming span(Instant start) {
        return new FetchTiming(start, start.plusMillis(200));
    }

    private static FetchResult reading(Scopes scopes, List<RejectedRow> bad, StatusSegment... rows) {
        return pages(scopes, page(bad, rows));
    }

    private static DecodedResponse.ResponseRows page(List<RejectedRow> bad, StatusSegment... rows) {
        return new DecodedResponse.ResponseRows(
                List.of(new DatasetRows(
                        Dataset.KORE_STATUS, Stream.<SpecificRecordBase>of(rows).toList(), bad, List.of())),
                Map.of());
    }

    private static FetchResult pages(Scopes scopes, DecodedResponse.ResponseRows... pages) {
        return new FetchResult(
                List.of(pages), CallCost.NONE, scopes.asked(), scopes.whole(), List.of(), Optional.empty());
    }

    private static RejectedRow bad(@Nullable String agent) {
        StatusSegment partial = new StatusSegment();
        partial.put("account", "acme");
        partial.put("user_id", agent);
        partial.put("start_time", Instant.parse("2026-03-04T08:00:00Z"));
        return new RejectedRow(partial, "data[].status[].duration", "no duration", ByteBuffer.allocate(0), 0);
    }

    private static StatusSegment segment(String agent, String start, @Nullable String end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId(agent)
                .setStartTime(Instant.parse(start))
                .setEndTime(end == null ? null : Instant.parse(end))
                .build();
    }
}
