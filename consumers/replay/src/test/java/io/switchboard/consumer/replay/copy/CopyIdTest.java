package io.switchboard.consumer.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.consumer.replay.recorded.Interval;
import io.switchboard.consumer.replay.recorded.Range;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class CopyIdTest {
    private static final Uuid SOURCE = new Uuid(1, 1);
    private static final Uuid TARGET = new Uuid(2, 2);

    @Test
    void shouldBeTheSameForTheSameCopy() {
        assertThat(CopyId.of("p", SOURCE, TARGET, Range.ALL)).isEqualTo(CopyId.of("p", SOURCE, TARGET, Range.ALL));
        assertThat(CopyId.of("p", SOURCE, TARGET, Range.ALL).text()).matches("p-replay-[0-9a-f]{16}");
    }

    @Test
    void shouldBeAnotherForEveryOtherCopy() {
        List<Range> ranges = List.of(
                Range.ALL,
                new Range(new Interval(0, 9), Interval.ALL, OptionalInt.empty()),
                new Range(Interval.ALL, new Interval(0, 9), OptionalInt.empty()),
                new Range(Interval.ALL, Interval.ALL, OptionalInt.of(0)));
        Stream<CopyId> ofRanges = ranges.stream().map(range -> CopyId.of("p", SOURCE, TARGET, range));
        Stream<CopyId> ofTopics =
                Stream.of(CopyId.of("p", TARGET, SOURCE, Range.ALL), CopyId.of("p", SOURCE, SOURCE, Range.ALL));
        assertThat(Stream.concat(ofRanges, ofTopics)).doesNotHaveDuplicates();
    }
}
