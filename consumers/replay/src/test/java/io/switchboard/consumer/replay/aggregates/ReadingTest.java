package io.switchboard.consumer.replay.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.consumer.replay.aggregates.Reading.Position;
import io.switchboard.consumer.replay.aggregates.Reading.Stretch;
import io.switchboard.consumer.replay.recorded.LastRecord;
import io.switchboard.consumer.replay.recorded.Span;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final TopicPartition ONE = new TopicPartition("polls", 0);
    private static final TopicPartition TWO = new TopicPartition("polls", 1);

    /** The last record, the marker of its transaction, and three offsets of what was aborted. */
    private final List<Stretch> stretches =
            List.of(new Stretch(new Span(ONE, 10, 20), 15), new Stretch(new Span(TWO, 5, 10), 8));

    @Test
    void shouldBeAtTheBeginningBeforeAnythingIsCommitted() {
        assertThat(Position.of(stretches, Map.of())).isEqualTo(new Position(0, 15, false));
    }

    @Test
    void shouldBeAtTheEndOnceAllLastRecordsAreRead() {
        assertThat(Position.of(stretches, Map.of(ONE, 15L, TWO, 9L))).isEqualTo(new Position(10, 15, false));
        assertThat(Position.of(stretches, Map.of(ONE, 16L, TWO, 9L))).isEqualTo(new Position(15, 15, true));
    }

    @Test
    void shouldNotWaitForWhatHoldsNoRecord() {
        List<Stretch> markers = List.of(new Stretch(new Span(ONE, 10, 20), LastRecord.NONE));
        assertThat(Position.of(markers, Map.of())).isEqualTo(new Position(10, 10, true));
    }
}
