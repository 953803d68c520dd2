package io.switchboard.replay.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.replay.recompute.GroupProgress.GroupPosition;
import io.switchboard.replay.recompute.GroupProgress.PartitionRange;
import io.switchboard.replay.topics.LastRecord;
import io.switchboard.replay.topics.PartitionSpan;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupProgressTest {
    private static final TopicPartition ONE = new TopicPartition("polls", 0);
    private static final TopicPartition TWO = new TopicPartition("polls", 1);

    /** The last record, the marker of its transaction, and three offsets of what was aborted. */
    private final List<PartitionRange> stretches = List.of(
            new PartitionRange(new PartitionSpan(ONE, 10, 20), 15),
            new PartitionRange(new PartitionSpan(TWO, 5, 10), 8));

    @Test
    void shouldBeAtTheBeginningBeforeAnythingIsCommitted() {
        assertThat(GroupPosition.of(stretches, Map.of())).isEqualTo(new GroupPosition(0, 15, false));
    }

    @Test
    void shouldBeAtTheEndOnceAllLastRecordsAreRead() {
        assertThat(GroupPosition.of(stretches, Map.of(ONE, 15L, TWO, 9L))).isEqualTo(new GroupPosition(10, 15, false));
        assertThat(GroupPosition.of(stretches, Map.of(ONE, 16L, TWO, 9L))).isEqualTo(new GroupPosition(15, 15, true));
    }

    @Test
    void shouldNotWaitForWhatHoldsNoRecord() {
        List<PartitionRange> markers = List.of(new PartitionRange(new PartitionSpan(ONE, 10, 20), LastRecord.NONE));
        assertThat(GroupPosition.of(markers, Map.of())).isEqualTo(new GroupPosition(10, 10, true));
    }
}
