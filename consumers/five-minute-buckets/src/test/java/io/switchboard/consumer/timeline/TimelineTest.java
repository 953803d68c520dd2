package io.switchboard.consumer.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long TEN = 1_772_445_600; // 2026-03-02T10:00:00Z
    private static final List<Status> STATUSES = List.of(Status.values());

    @Test
    void shouldNameABucketByItsEnd() {
        assertThat(Bucket.endOf(TEN)).isEqualTo(TEN + 300);
        assertThat(Bucket.endOf(TEN - 1)).isEqualTo(TEN);
        assertThat(Bucket.startOf(TEN + 299)).isEqualTo(TEN);
        assertThat(Bucket.startOf(-1)).isEqualTo(-300);
        assertThat(Bucket.secondOf(-1)).isEqualTo(-1);
    }

    @Test
    void shouldCutAtTheEdgesOfBuckets() {
        Timeline timeline = Timeline.startingAt(TEN + 290, Status.READY).extendTo(TEN + 610);

        assertThat(timeline.tally(TEN, TEN + 300).seconds()).isEqualTo(Map.of(Status.READY, 10));
        assertThat(timeline.tally(TEN + 300, TEN + 600).seconds()).isEqualTo(Map.of(Status.READY, 300));
        assertThat(timeline.buckets()).containsExactly(TEN + 300, TEN + 600, TEN + 900);
    }

    @Test
    void shouldNeverTakeProofBack() {
        Timeline timeline = Timeline.startingAt(TEN, Status.READY).extendTo(TEN + 60);

        assertThat(timeline.extendTo(TEN + 30)).isEqualTo(timeline);
        assertThat(timeline.skipTo(TEN + 30)).isEqualTo(timeline);
    }

    @Test
    void shouldLetTimePassUnknownOnceNobodyWatches() {
        Timeline timeline = Timeline.startingAt(TEN, Status.READY)
                .extendTo(TEN + 10)
                .lose()
                .extendTo(TEN + 20)
                .become(Status.PAUSED)
                .extendTo(TEN + 30);

        assertThat(timeline.tally(TEN, TEN + 300).seconds()).isEqualTo(Map.of(Status.READY, 10, Status.PAUSED, 10));
    }

    @Test
    void shouldRefuseAnEmptySpan() {
        assertThatThrownBy(() -> new Span(TEN, TEN, Status.READY)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(50)
    void shouldSumToWhatIsObservedInBucketsAndInQuartersAndHalvesOfAnHour(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Timeline timeline = randomTimeline(random);
        long end = TEN + 2 * 3600;
        long known = timeline.spans().stream()
                .mapToLong(span -> span.to() - span.from())
                .sum();

        for (int width : new int[] {300, 900, 1_800}) {
            long sum = LongStream.iterate(TEN, from -> from < end, from -> from + width)
                    .mapToObj(from -> timeline.tally(from, from + width))
                    .peek(tally -> assertThat(tally.observed()).isBetween(0, width))
                    .mapToLong(Tally::observed)
                    .sum();
            assertThat(sum)
                    .as("seed %d, width %d", repetition.getCurrentRepetition(), width)
                    .isEqualTo(known);
        }
        for (Status status : Status.values()) {
            int quarters = LongStream.range(0, 3)
                    .mapToInt(part -> timeline.tally(TEN + part * 300, TEN + part * 300 + 300)
                            .in(status))
                    .sum();
            assertThat(timeline.tally(TEN, TEN + 900).in(status)).isEqualTo(quarters);
        }
    }

    @RepeatedTest(50)
    void shouldCountTheSameAfterWhatIsDoneWasDropped(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Timeline timeline = randomTimeline(random);
        long cut = TEN + 300L * random.nextInt(12);

        assertThat(timeline.from(cut).tally(cut, cut + 300))
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(timeline.tally(cut, cut + 300));
        assertThat(timeline.from(cut).tally(0, cut).observed()).isZero();
    }

    private static Timeline randomTimeline(Random random) {
        Timeline timeline = Timeline.startingAt(TEN + random.nextInt(400), Status.READY);
        while (timeline.end() < TEN + 3_600) {
            long next = timeline.end() + random.nextInt(200);
            timeline = random.nextInt(5) == 0 ? timeline.skipTo(next) : timeline.extendTo(next);
            timeline = timeline.become(STATUSES.get(random.nextInt(STATUSES.size())))
                    .countMove();
        }
        return timeline;
    }
}
