package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class TargetPollerTest {
    private static final PollTarget TARGET = new PollTarget(
            "acme",
            "agent-monitor",
            List.of(Dataset.CONVOSO_AGENTS),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            AbsencePolicy.DEFAULT,
            new DayWindow(Optional.empty(), Optional.empty()));

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final TestTime clock = new TestTime(time);
    private final List<PollResult> committed = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();
    private Disposable running = () -> {};

    @AfterEach
    void stop() {
        running.dispose();
    }

    @Test
    void shouldPollAtAFixedRateAfterTheJitter() {
        start(Mono.just(answer("READY")), _ -> Mono.empty());

        time.advanceTimeBy(Duration.ofMillis(2_400));
        assertThat(committed).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(200));
        awaitPolls(1);
        time.advanceTimeBy(Duration.ofSeconds(5));
        awaitPolls(2);

        assertThat(committed)
                .extracting(PollResult::startedAt)
                .satisfies(starts -> assertThat(Duration.between(starts.get(0), starts.get(1)))
                        .isEqualTo(Duration.ofSeconds(5)));
        assertThat(committed.get(1).sequence()).isEqualTo(committed.get(0).sequence() + 1);
        assertThat(committed.get(0).seen().getFirst().changes()).hasSize(1);
        assertThat(committed.get(1).seen().getFirst().changes()).isEmpty();
    }

    @Test
    void shouldNotMoveTheStateOnAFailedPollAndGoOn() {
        List<FetchResult> replies = List.of(answer("READY"), failed(), answer("INCALL"));
        start(Mono.fromSupplier(() -> replies.get(committed.size())), _ -> Mono.empty());

        for (int i = 1; i <= 3; i++) {
            time.advanceTimeBy(Duration.ofSeconds(5));
            awaitPolls(i);
        }

        assertThat(committed.get(1).outcome().reason()).contains("HTTP 500");
        assertThat(committed.get(1).seen().getFirst().changes()).isEmpty();
        var change = committed.get(2).seen().getFirst().changes().getFirst();
        assertThat(change.changed()).containsExactly("status");
        assertThat(change.when().notBefore()).contains(committed.get(0).startedAt());
    }

    @Test
    void shouldGoOnPollingWhenTheClockIsSetBack() {
        start(Mono.just(throttled()), _ -> {
            clock.setBack(committed.isEmpty() ? Duration.ofHours(3).plusSeconds(1) : Duration.ZERO);
            return Mono.empty();
        });
        time.advanceTimeBy(Duration.ofMillis(2_500));
        awaitPolls(1);

        time.advanceTimeBy(Duration.ofSeconds(5));
        awaitPolls(2);
    }

    @Test
    void shouldNotEndAPollBeforeItBeganWhenTheClockIsSetBackMeanwhile() {
        start(
                Mono.fromSupplier(() -> {
                    clock.setBack(committed.isEmpty() ? Duration.ofHours(3).plusSeconds(1) : Duration.ZERO);
                    return answer("READY");
                }),
                _ -> Mono.empty());

        time.advanceTimeBy(Duration.ofMillis(2_500));
        awaitPolls(1);

        assertThat(committed.getFirst().completedAt())
                .isEqualTo(committed.getFirst().startedAt());
    }

    @Test
    void shouldEndWhenACommitFails() {
        start(Mono.just(answer("READY")), _ -> Mono.error(new IllegalStateException("fenced")));

        time.advanceTimeBy(Duration.ofSeconds(5));

        Awaitility.await().untilAsserted(() -> assertThat(errors).hasSize(1));
        assertThat(committed).isEmpty();
    }

    @Test
    void shouldStayAwayAsLongAsTheVendorAsks() {
        start(Mono.just(throttled()), _ -> Mono.empty());

        time.advanceTimeBy(Duration.ofSeconds(3));
        awaitPolls(1);
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(committed).hasSize(1);
        time.advanceTimeBy(Duration.ofSeconds(5));
        awaitPolls(2);

        assertThat(Duration.between(
                        committed.get(0).startedAt(), committed.get(1).startedAt()))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void shouldComeEverSlowerToAVendorThatRefusesAndAsUsualOnceItAccepts() {
        FetchResult refused = FetchResult.failed(new CallFailure.Refused("HTTP 401"), CallCost.NONE);
        List<FetchResult> replies = List.of(refused, refused, refused, answer("READY"), answer("READY"));
        start(Mono.fromSupplier(() -> replies.get(committed.size())), _ -> Mono.empty());

        List<Integer> gaps = List.of(5, 10, 20, 5);
        time.advanceTimeBy(Duration.ofMillis(2_500));
        awaitPolls(1);
        for (int i = 0; i < gaps.size(); i++) {
            time.advanceTimeBy(Duration.ofSeconds(gaps.get(i) - 1));
            assertThat(committed).hasSize(i + 1);
            time.advanceTimeBy(Duration.ofSeconds(1));
            awaitPolls(i + 2);
        }
    }

    private void start(Mono<FetchResult> replies, TargetPoller.PollCommitter committer) {
        var neighbours =
                new TargetPoller.PollerCollaborators(_ -> replies, committer, (poll, _) -> committed.add(poll));
        TargetPoller poller = new TargetPoller(TARGET, TargetState.NEW, neighbours, clock, 0.5);
        running = poller.run().subscribe(_ -> {}, errors::add);
    }

    private static FetchResult throttled() {
        return FetchResult.failed(
                new CallFailure.Throttled("HTTP 429", Optional.of(Duration.ofSeconds(12))), CallCost.NONE);
    }

    private void awaitPolls(int count) {
        Awaitility.await().untilAsserted(() -> assertThat(committed).hasSize(count));
        // The loop goes on once the listener has returned: wait until it has set its next timer.
        Awaitility.await().until(() -> clock.timers() > count);
    }

    private static FetchResult failed() {
        return FetchResult.failed(new CallFailure.Unreachable("HTTP 500"), CallCost.NONE);
    }

    private static FetchResult answer(String status) {
        Agent agent = Agent.newBuilder()
                .setAccount("acme")
                .setUserId("7")
                .setStatus(status)
                .build();
        DecodedResponse.ResponseRows page = new DecodedResponse.ResponseRows(
                List.of(new DatasetRows(Dataset.CONVOSO_AGENTS, List.of(agent))), Map.of());
        return new FetchResult(
                List.of(page),
                CallCost.NONE,
                List.of(RequestedRange.ALL),
                List.of(RequestedRange.ALL),
                List.of(),
                Optional.empty());
    }
}
