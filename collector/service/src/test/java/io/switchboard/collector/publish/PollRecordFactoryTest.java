package io.switchboard.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DatasetErrors;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowVisibility;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.platform.secret.Redactor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PollRecordFactoryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final PollRecordFactory records = new PollRecordFactory(Redactor.of(List.of()));

    @ParameterizedTest
    @EnumSource(names = {"AGENT_MONITOR", "AGENT_PERFORMANCE"})
    void shouldNameTheZoneOfConvososDays(Sample sample) {
        assertThat(end(sample.api(), Origin.LIVE).getTimeZone()).isEqualTo("America/Los_Angeles");
        assertThat(end(sample.api(), Origin.BACKFILL).getTimeZone()).isEqualTo("America/Los_Angeles");
    }

    @ParameterizedTest
    @CsvSource({"0, Z", "-330, +05:30", "300, -05:00"})
    void shouldNameTheOffsetOfKoresDays(int timeZoneOffset, String zone) {
        assertThat(end(Sample.status(timeZoneOffset, 50), Origin.LIVE).getTimeZone())
                .isEqualTo(zone);
    }

    @Test
    void shouldNameUtcWhereKoreIsAskedInUtc() {
        assertThat(end(Sample.volume(100, TimeUnit.MILLISECONDS), Origin.LIVE).getTimeZone())
                .isEqualTo("Z");
    }

    @Test
    void shouldNameNoZoneWhereNoDaysMatter() {
        assertThat(end(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.LIVE)
                        .getTimeZone())
                .isNull();
    }

    @Test
    void shouldTellByWhichPollAllRowsHadBeenSeen() {
        assertThat(end(Sample.volume(100, TimeUnit.MILLISECONDS), Origin.LIVE).getAllSeenAt())
                .as("nothing has been read")
                .isNull();
        PollResult poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        DatasetResult agents = poll.seen().getFirst();
        Snapshot read = Snapshot.restored(Map.of(), Optional.of(NOW.minusSeconds(5)), RowVisibility.NONE);

        DatasetResult still = new DatasetResult(
                agents.dataset(), new PollOutcome.CompleteOutcome(), 0, List.of(), read, DatasetErrors.NONE, Set.of());

        assertThat(records.end(poll, still).getAllSeenAt()).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void shouldSayFromWhenOnALivePollAskedForRows() {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        PolledApi api = Sample.status(0, 50);
        for (Origin origin : Origin.values()) {
            PollResult poll = unanswered(api, origin);
            TargetProgress asked = TargetProgress.restored(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(midnight));
            PollResult answered =
                    new PollResult(poll.identity(), poll.span(), poll.exchange(), poll.seen(), asked, List.of());

            assertThat(records.end(answered, poll.seen().getFirst()).getAskedFrom())
                    .isEqualTo(origin == Origin.LIVE ? midnight : null);
        }
    }

    @Test
    void shouldSayForWhichTimesALivePollWasAnswered() {
        RequestedRange missed = new RequestedRange(NOW.minusSeconds(9_000), NOW.minusSeconds(6_000));
        RequestedRange present = new RequestedRange(NOW.minusSeconds(3_600), NOW);

        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.LIVE, missed, present))
                .isEqualTo("2026-03-02T09:30:00Z/2026-03-02T10:20:00Z,2026-03-02T11:00:00Z/2026-03-02T12:00:00Z");
        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.LIVE))
                .isEmpty();
        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.BACKFILL, missed))
                .isNull();
        assertThat(answered(Sample.AGENT_MONITOR.api(), Origin.LIVE, RequestedRange.ALL))
                .as("rows of now")
                .isNull();
    }

    private @Nullable String answered(PolledApi api, Origin origin, RequestedRange... times) {
        PollResult poll = unanswered(api, origin);
        PollResult answered = new PollResult(
                poll.identity(), poll.span(), poll.exchange(), poll.seen(), poll.progress(), List.of(times));
        return records.end(answered, poll.seen().getFirst()).getAnswered();
    }

    @Test
    void shouldSayHowFarTheVendorsClockIsAhead() {
        PolledApi api = Sample.AGENT_MONITOR.api();
        CallCost behind = new CallCost(Optional.of(401), 1, 0, Optional.of(Duration.ofMillis(-89_500)));
        PollResult poll = unanswered(api, Origin.LIVE, behind);

        assertThat(records.end(poll, poll.seen().getFirst()).getVendorClockAheadMs())
                .isEqualTo(-89_500);
        assertThat(end(api, Origin.LIVE).getVendorClockAheadMs())
                .as("no answer")
                .isNull();
    }

    @Test
    void shouldSayOfEachDatasetHowItEndedAndHowManyOfItsRowsHadNoKey() {
        PollResult poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        PollOutcome doubtful = new PollOutcome.PartialOutcome(List.of("two rows have no key"), Optional.empty());
        DatasetResult agents = seen(poll, 0, doubtful, new DatasetErrors(2, 2, 0, List.of()));
        DatasetResult totals = seen(poll, 1, new PollOutcome.CompleteOutcome(), DatasetErrors.NONE);

        assertThat(records.end(poll, agents))
                .extracting(Poll::getOutcome, Poll::getError, Poll::getUnread)
                .containsExactly(Outcome.PARTIAL, "two rows have no key", 2);
        assertThat(records.end(poll, totals))
                .extracting(Poll::getOutcome, Poll::getError, Poll::getUnread)
                .containsExactly(Outcome.COMPLETE, null, 0);
    }

    @Test
    void shouldReplaceTheNullCharacterInWhatAVendorSays() {
        PollResult poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        PendingDeadLetter letter = new PendingDeadLetter("agents[]", "no \0 row", ByteBuffer.allocate(0), 0);
        DatasetResult agents = seen(
                poll,
                0,
                new PollOutcome.PartialOutcome(List.of("no \0 rows"), Optional.empty()),
                new DatasetErrors(1, 1, 0, List.of(letter)));

        assertThat(records.end(poll, agents).getError()).isEqualTo("no \uFFFD rows");
        assertThat(records.deadLetter(poll, agents, letter).getError()).isEqualTo("no \uFFFD row");
    }

    private static DatasetResult seen(PollResult poll, int dataset, PollOutcome outcome, DatasetErrors faults) {
        DatasetResult seen = poll.seen().get(dataset);
        return new DatasetResult(seen.dataset(), outcome, 0, List.of(), seen.next(), faults, Set.of());
    }

    private Poll end(PolledApi api, Origin origin) {
        PollResult poll = unanswered(api, origin);
        return records.end(poll, poll.seen().getFirst());
    }

    /** A poll to which nobody answered. */
    static PollResult unanswered(PolledApi api, Origin origin) {
        return unanswered(api, origin, CallCost.NONE);
    }

    private static PollResult unanswered(PolledApi api, Origin origin, CallCost exchange) {
        PollTarget target = new PollTarget(
                "acme",
                "api",
                api.datasets(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                AbsencePolicy.DEFAULT,
                DayWindow.of(api));
        return new PollResultFactory(target, origin)
                .finish(
                        TargetState.NEW,
                        FetchResult.failed(new CallFailure.Unreachable("no answer"), exchange),
                        new FetchTiming(NOW, NOW.plusSeconds(1)));
    }
}
