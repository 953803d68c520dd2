package io.switchboard.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.RecordRange;
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
        assertThat(CopyId.of("p", SOURCE, TARGET, RecordRange.ALL))
                .isEqualTo(CopyId.of("p", SOURCE, TARGET, RecordRange.ALL));
        assertThat(CopyId.of("p", SOURCE, TARGET, RecordRange.ALL).text()).matches("p-replay-[0-9a-f]{16}");
    }

    @Test
    void shouldBeAnotherForEveryOtherCopy() {
        List<RecordRange> ranges = List.of(
                RecordRange.ALL,
                new RecordRange(new NumberRange(0, 9), NumberRange.ALL, OptionalInt.empty()),
                new RecordRange(NumberRange.ALL, new NumberRange(0, 9), OptionalInt.empty()),
                new RecordRange(NumberRange.ALL, NumberRange.ALL, OptionalInt.of(0)));
        Stream<CopyId> ofRanges = ranges.stream().map(range -> CopyId.of("p", SOURCE, TARGET, range));
        Stream<CopyId> ofTopics = Stream.of(
                CopyId.of("p", TARGET, SOURCE, RecordRange.ALL), CopyId.of("p", SOURCE, SOURCE, RecordRange.ALL));
        assertThat(Stream.concat(ofRanges, ofTopics)).doesNotHaveDuplicates();
    }
}
