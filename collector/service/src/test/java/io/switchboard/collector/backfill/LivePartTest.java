package io.switchboard.collector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.CoveredTime;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LivePartTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    static Stream<PolledApi> apis() {
        return Stream.of(
                Sample.AGENT_PERFORMANCE.api(), Sample.status(0, 50), Sample.volume(100, TimeUnit.MILLISECONDS));
    }

    /** A day or two lay between what a first poll asks for and what the live run may ever ask for again. */
    @ParameterizedTest
    @MethodSource("apis")
    void shouldBeginWhereTheFirstPollBegan(PolledApi api) {
        Instant asked = asked(api, TargetState.NEW, NOW);
        TargetState started = poll(api, TargetState.NEW, NOW);

        assertThat(LivePart.of(Sample.target(api), api, started, NOW.plusSeconds(60))
                        .begin())
                .isEqualTo(asked);
        TargetState later = poll(api, started, NOW.plus(Duration.ofHours(14)));
        assertThat(LivePart.of(Sample.target(api), api, later, NOW.plus(Duration.ofHours(15)))
                        .begin())
                .as("it does not move with the time, but for what is forgotten")
                .isEqualTo(latest(asked, Sample.target(api).horizon(later.moment(NOW.plus(Duration.ofHours(15))))));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldBeginWhereAFirstPollWouldBeginIfThereWasNone(PolledApi api) {
        LivePart live = LivePart.of(Sample.target(api), api, TargetState.NEW, NOW);

        assertThat(live.begin()).isEqualTo(asked(api, TargetState.NEW, NOW));
        assertThat(live.hasBegun()).isFalse();
    }

    /** Nothing has been read: the next poll asks for its own time alone. */
    @ParameterizedTest
    @MethodSource("apis")
    void shouldBeginWithTheFirstPollThatReadAll(PolledApi api) {
        FetchResult failed = FetchResult.failed(new CallFailure.Unreachable("HTTP 500"), CallCost.NONE);
        Instant later = NOW.plus(Duration.ofDays(5));
        TargetState state = after(api, TargetState.NEW, failed, NOW);
        assertThat(LivePart.of(Sample.target(api), api, state, NOW).hasBegun()).isFalse();

        LivePart live = LivePart.of(Sample.target(api), api, poll(api, state, later), later);

        assertThat(live.hasBegun()).isTrue();
        assertThat(live.begin()).isEqualTo(asked(api, TargetState.NEW, later));
    }

    /** What was missed for longer than the live run asks for lies behind what it remembers. */
    @ParameterizedTest
    @MethodSource("apis")
    void shouldLeaveWhatWasMissedForTooLong(PolledApi api) {
        TargetState started = poll(api, TargetState.NEW, NOW);
        Instant later = NOW.plus(Duration.ofDays(100));
        Instant asked = asked(api, started, later);

        TargetState back = poll(api, started, later);

        assertThat(LivePart.of(Sample.target(api), api, back, later).begin()).isAfter(asked);
    }

    @Test
    void shouldLeaveRowsThatBeganBeforeAndAreOver() {
        PolledApi api = Sample.status(0, 50);
        LivePart live = LivePart.of(Sample.target(api), api, poll(api, TargetState.NEW, NOW), NOW);
        FieldRoles roles = new FieldRoles(Dataset.KORE_STATUS);
        Instant border = live.begin();

        assertThat(live.leaves(segment(border.minusSeconds(9), border.minusSeconds(1)), roles))
                .isTrue();
        assertThat(live.leaves(segment(border.minusSeconds(9), border.plusSeconds(9)), roles))
                .as("the day that it began in is asked for by nobody else")
                .isTrue();
        assertThat(live.leaves(segment(border.minusSeconds(9), null), roles)).isFalse();
        assertThat(live.leaves(segment(border, border.plusSeconds(9)), roles)).isFalse();
    }

    private static StatusSegment segment(Instant start, @Nullable Instant end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId("a")
                .setStartTime(start)
                .setEndTime(end)
                .build();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant asked(PolledApi api, TargetState state, Instant now) {
        return CoveredTime.begin(scopes(api, state, now)).orElseThrow();
    }

    private static List<RequestedRange> scopes(PolledApi api, TargetState state, Instant now) {
        return api.questions(state.moment(now)).stream().map(ApiRequest::scope).toList();
    }

    private static TargetState poll(PolledApi api, TargetState state, Instant now) {
        DecodedResponse.ResponseRows nothing = new DecodedResponse.ResponseRows(
                api.datasets().stream()
                        .map(dataset -> new DatasetRows(dataset, List.of()))
                        .toList(),
                Map.of());
        List<RequestedRange> asked = scopes(api, state, now);
        return after(
                api,
                state,
                new FetchResult(List.of(nothing), CallCost.NONE, asked, asked, List.of(), Optional.empty()),
                now);
    }

    private static TargetState after(PolledApi api, TargetState state, FetchResult reading, Instant now) {
        return state.after(new PollResultFactory(Sample.target(api), Origin.LIVE)
                .finish(state, reading, new FetchTiming(now, now.plusMillis(200))));
    }
}
