package io.switchboard.buckets.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.switchboard.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StatusTimelineTest {
    private static final long TEN = 1_772_445_600; // 2026-03-02T10:00:00Z
    private static final List<Status> STATUSES = List.of(Status.values());

    @Test
    void shouldNameABucketByItsEnd() {
        assertThat(BucketGrid.endOf(TEN)).isEqualTo(TEN + 300);
        assertThat(BucketGrid.endOf(TEN - 1)).isEqualTo(TEN);
        assertThat(BucketGrid.startOf(TEN + 299)).isEqualTo(TEN);
        assertThat(BucketGrid.startOf(-1)).isEqualTo(-300);
        assertThat(BucketGrid.secondOf(-1)).isEqualTo(-1);
    }

    @Test
    void shouldCutAtTheEdgesOfBuckets() {
        StatusTimeline timeline =
                StatusTimeline.startingAt(TEN + 290, Status.READY).extendTo(TEN + 610);

        assertThat(timeline.tallies())
                .containsExactly(
                        entry(TEN + 300, ready(10)), entry(TEN + 600, ready(300)), entry(TEN + 900, ready(10)));
    }

    @Test
    void shouldNeverTakeProofBack() {
        StatusTimeline timeline = StatusTimeline.startingAt(TEN, Status.READY).extendTo(TEN + 60);

        assertThat(timeline.extendTo(TEN + 30)).isEqualTo(timeline);
        assertThat(timeline.skipTo(TEN + 30)).isEqualTo(timeline);
    }

    @Test
    void shouldLetTimePassUnknownOnceNobodyWatches() {
        StatusTimeline timeline = StatusTimeline.startingAt(TEN, Status.READY)
                .extendTo(TEN + 10)
                .lose()
                .extendTo(TEN + 20)
                .become(Status.PAUSED)
                .extendTo(TEN + 30);

        assertThat(timeline.tallies())
                .containsExactly(entry(TEN + 300, new StatusSeconds(Map.of(Status.READY, 10, Status.PAUSED, 10), 0)));
    }

    @Test
    void shouldRefuseAnEmptySpan() {
        assertThatThrownBy(() -> new StatusSpan(TEN, TEN, Status.READY)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(50)
    void shouldSumToWhatIsObservedAndNeverToMoreThanABucketHas(RepetitionInfo repetition) {
        StatusTimeline timeline =
                randomTimeline(new Random(repetition.getCurrentRepetition()), UnaryOperator.identity());
        long known = timeline.spans().stream()
                .mapToLong(span -> span.to() - span.from())
                .sum();

        Map<Long, StatusSeconds> tallies = timeline.tallies();
        assertThat(tallies.values())
                .allSatisfy(tally -> assertThat(tally.observed()).isBetween(0, BucketGrid.WIDTH_SEC));
        assertThat(tallies.values().stream().mapToLong(StatusSeconds::observed).sum())
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(known);
        assertThat(tallies.values().stream().mapToInt(StatusSeconds::changes).sum())
                .isEqualTo(timeline.moves().size());
    }

    @RepeatedTest(50)
    void shouldCountTheSameInManyStepsAsInOne(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Map<Long, StatusSeconds> steps = new TreeMap<>();
        randomTimeline(new Random(seed), timeline -> {
            timeline.tallies().forEach((end, tally) -> steps.merge(end, tally, StatusSeconds::plus));
            return timeline.counted();
        });

        StatusTimeline whole = randomTimeline(new Random(seed), UnaryOperator.identity());
        assertThat(steps).as("seed %d", seed).isEqualTo(whole.tallies());
    }

    @RepeatedTest(50)
    void shouldCountASpanTheSameInPieces(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long from = TEN + random.nextInt(900);
        long to = from + 1 + random.nextInt(3_000);
        Map<Long, StatusSeconds> pieces = new TreeMap<>();
        for (long at = from; at < to; ) {
            long next = Math.min(to, at + 1 + random.nextInt(700));
            new StatusSpan(at, next, Status.READY)
                    .tallies()
                    .forEach((end, tally) -> pieces.merge(end, tally, StatusSeconds::plus));
            at = next;
        }

        assertThat(pieces).isEqualTo(new StatusSpan(from, to, Status.READY).tallies());
    }

    @RepeatedTest(50)
    void shouldUndoAnAdditionByASubtraction(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StatusSeconds one = randomTally(random);
        StatusSeconds other = randomTally(random);

        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other).minus(other)).contains(one);
        assertThat(one.minus(one)).contains(StatusSeconds.NONE);
    }

    private static StatusSeconds randomTally(Random random) {
        Map<Status, Integer> seconds = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            seconds.put(STATUSES.get(random.nextInt(STATUSES.size())), 1 + random.nextInt(300));
        }
        return new StatusSeconds(seconds, random.nextInt(4));
    }

    @Test
    void shouldTakeAwayWhatWasAddedAndNothingElse() {
        StatusSeconds both = ready(10).plus(StatusSeconds.MOVE).plus(new StatusSeconds(Map.of(Status.PAUSED, 5), 0));

        assertThat(both.minus(ready(10))).contains(new StatusSeconds(Map.of(Status.PAUSED, 5), 1));
        assertThat(both.minus(ready(11))).isEmpty();
        assertThat(both.minus(new StatusSeconds(Map.of(), 2))).isEmpty();
    }

    private static StatusSeconds ready(int seconds) {
        return new StatusSeconds(Map.of(Status.READY, seconds), 0);
    }

    private static StatusTimeline randomTimeline(Random random, UnaryOperator<StatusTimeline> counting) {
        StatusTimeline timeline = StatusTimeline.startingAt(TEN + random.nextInt(400), Status.READY);
        while (timeline.end() < TEN + 3_600) {
            long next = timeline.end() + random.nextInt(200);
            timeline = random.nextInt(5) == 0 ? timeline.skipTo(next) : timeline.extendTo(next);
            timeline = counting.apply(timeline.become(STATUSES.get(random.nextInt(STATUSES.size())))
                    .countMove());
        }
        return timeline;
    }
}
