package io.switchboard.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.poll.Api;
import io.switchboard.collector.poll.Calendar;
import io.switchboard.collector.poll.Faults;
import io.switchboard.collector.poll.Faults.Letter;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.poll.Observations;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.Progress;
import io.switchboard.collector.poll.Reading;
import io.switchboard.collector.poll.Span;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.collector.snapshot.Visibility;
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

class PollRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final PollRecords records = new PollRecords(Redactor.of(List.of()));

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
        FinishedPoll poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        Seen agents = poll.seen().getFirst();
        Snapshot read = Snapshot.restored(Map.of(), Optional.of(NOW.minusSeconds(5)), Visibility.NONE);

        Seen still = new Seen(agents.dataset(), new PollOutcome.Complete(), 0, List.of(), read, Faults.NONE, Set.of());

        assertThat(records.end(poll, still).getAllSeenAt()).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void shouldSayFromWhenOnALivePollAskedForRows() {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        Api api = Sample.status(0, 50);
        for (Origin origin : Origin.values()) {
            FinishedPoll poll = unanswered(api, origin);
            Progress asked =
                    Progress.restored(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(midnight));
            FinishedPoll answered =
                    new FinishedPoll(poll.identity(), poll.span(), poll.exchange(), poll.seen(), asked, List.of());

            assertThat(records.end(answered, poll.seen().getFirst()).getAskedFrom())
                    .isEqualTo(origin == Origin.LIVE ? midnight : null);
        }
    }

    @Test
    void shouldSayForWhichTimesALivePollWasAnswered() {
        Scope missed = new Scope(NOW.minusSeconds(9_000), NOW.minusSeconds(6_000));
        Scope present = new Scope(NOW.minusSeconds(3_600), NOW);

        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.LIVE, missed, present))
                .isEqualTo("2026-03-02T09:30:00Z/2026-03-02T10:20:00Z,2026-03-02T11:00:00Z/2026-03-02T12:00:00Z");
        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.LIVE))
                .isEmpty();
        assertThat(answered(Sample.conversations(60, 5, TimeUnit.MILLISECONDS), Origin.BACKFILL, missed))
                .isNull();
        assertThat(answered(Sample.AGENT_MONITOR.api(), Origin.LIVE, Scope.ALL))
                .as("rows of now")
                .isNull();
    }

    private @Nullable String answered(Api api, Origin origin, Scope... times) {
        FinishedPoll poll = unanswered(api, origin);
        FinishedPoll answered = new FinishedPoll(
                poll.identity(), poll.span(), poll.exchange(), poll.seen(), poll.progress(), List.of(times));
        return records.end(answered, poll.seen().getFirst()).getAnswered();
    }

    @Test
    void shouldSayHowFarTheVendorsClockIsAhead() {
        Api api = Sample.AGENT_MONITOR.api();
        Exchange behind = new Exchange(Optional.of(401), 1, 0, Optional.of(Duration.ofMillis(-89_500)));
        FinishedPoll poll = unanswered(api, Origin.LIVE, behind);

        assertThat(records.end(poll, poll.seen().getFirst()).getVendorClockAheadMs())
                .isEqualTo(-89_500);
        assertThat(end(api, Origin.LIVE).getVendorClockAheadMs())
                .as("no answer")
                .isNull();
    }

    @Test
    void shouldSayOfEachDatasetHowItEndedAndHowManyOfItsRowsHadNoKey() {
        FinishedPoll poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        PollOutcome doubtful = new PollOutcome.Partial(List.of("two rows have no key"), Optional.empty());
        Seen agents = seen(poll, 0, doubtful, new Faults(2, 2, 0, List.of()));
        Seen totals = seen(poll, 1, new PollOutcome.Complete(), Faults.NONE);

        assertThat(records.end(poll, agents))
                .extracting(Poll::getOutcome, Poll::getError, Poll::getUnread)
                .containsExactly(Outcome.PARTIAL, "two rows have no key", 2);
        assertThat(records.end(poll, totals))
                .extracting(Poll::getOutcome, Poll::getError, Poll::getUnread)
                .containsExactly(Outcome.COMPLETE, null, 0);
    }

    @Test
    void shouldReplaceTheNullCharacterInWhatAVendorSays() {
        FinishedPoll poll = unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
        Letter letter = new Letter("agents[]", "no \0 row", ByteBuffer.allocate(0), 0);
        Seen agents = seen(
                poll,
                0,
                new PollOutcome.Partial(List.of("no \0 rows"), Optional.empty()),
                new Faults(1, 1, 0, List.of(letter)));

        assertThat(records.end(poll, agents).getError()).isEqualTo("no \uFFFD rows");
        assertThat(records.deadLetter(poll, agents, letter).getError()).isEqualTo("no \uFFFD row");
    }

    private static Seen seen(FinishedPoll poll, int dataset, PollOutcome outcome, Faults faults) {
        Seen seen = poll.seen().get(dataset);
        return new Seen(seen.dataset(), outcome, 0, List.of(), seen.next(), faults, Set.of());
    }

    private Poll end(Api api, Origin origin) {
        FinishedPoll poll = unanswered(api, origin);
        return records.end(poll, poll.seen().getFirst());
    }

    /** A poll to which nobody answered. */
    static FinishedPoll unanswered(Api api, Origin origin) {
        return unanswered(api, origin, Exchange.NONE);
    }

    private static FinishedPoll unanswered(Api api, Origin origin, Exchange exchange) {
        Target target = new Target(
                "acme",
                "api",
                api.datasets(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                AbsencePolicy.DEFAULT,
                Calendar.of(api));
        return new Observations(target, origin)
                .finish(
                        TargetState.NEW,
                        Reading.failed(new Failure.Unreachable("no answer"), exchange),
                        new Span(NOW, NOW.plusSeconds(1)));
    }
}
