package io.switchboard.collector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.TestGroup;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final TopicPartition POLLS = new TopicPartition("polls", 3);
    private static final RequestedRange RANGE =
            new RequestedRange(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(5)));

    @Test
    void shouldGoOnWhereItStopped() {
        Checkpoint first = checkpoint(RANGE, 4, Optional.empty());
        first.advance();
        first.advance();

        Checkpoint next = checkpoint(RANGE, 4, Optional.of(committed(first, poll(Optional.of(41L), NOW))));

        assertThat(next.done()).isEqualTo(2);
        assertThat(next.lastSequence()).contains(42L);
    }

    /** Readers drop what comes under a number that they have counted: the clock alone is no guard against that. */
    @Test
    void shouldNeverUseANumberAgainHoweverTheClockIsSet() {
        PollResult last = poll(Optional.empty(), NOW);
        String committed = committed(checkpoint(RANGE, 1, Optional.empty()), last);
        RequestedRange other = new RequestedRange(RANGE.from().minusSeconds(1), RANGE.to());

        Checkpoint next = checkpoint(other, 2, Optional.of(committed));

        assertThat(next.done()).as("of another range").isZero();
        assertThat(poll(next.lastSequence(), NOW).sequence()).isEqualTo(last.sequence() + 1);
        assertThat(poll(next.lastSequence(), NOW.minusSeconds(600)).sequence()).isEqualTo(last.sequence() + 1);
    }

    @Test
    void shouldReadWhatAnOlderVersionCommitted() {
        Checkpoint next = checkpoint(RANGE, 4, Optional.of(RANGE.from() + "/" + RANGE.to() + "/4/3"));

        assertThat(next.done()).isEqualTo(3);
        assertThat(next.lastSequence()).isEmpty();
    }

    private static Checkpoint checkpoint(RequestedRange range, int chunks, Optional<String> last) {
        return new Checkpoint(POLLS, TestGroup.metadata(), range, chunks, last);
    }

    private static String committed(Checkpoint checkpoint, PollResult poll) {
        return checkpoint.offsets(poll).values().iterator().next().metadata();
    }

    private static PollResult poll(Optional<Long> lastSequence, Instant now) {
        var api = Sample.AGENT_PERFORMANCE.api();
        PollTarget target = new PollTarget(
                "acme",
                "agent-performance",
                api.datasets(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                AbsencePolicy.DEFAULT,
                DayWindow.of(api));
        return new PollResultFactory(target, Origin.BACKFILL)
                .finish(
                        new TargetState(lastSequence, Map.of(), TargetProgress.NONE),
                        FetchResult.failed(new CallFailure.Unreachable("no answer"), CallCost.NONE),
                        new FetchTiming(now, now.plusSeconds(1)));
    }
}
