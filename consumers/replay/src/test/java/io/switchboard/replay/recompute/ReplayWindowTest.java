package io.switchboard.replay.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private static final String TOPIC = "polls";

    private final ReplayWindow part = new ReplayWindow(
            List.of(new PartitionSpan(new TopicPartition(TOPIC, 0), 3, 9)), new NumberRange(1_000, 2_000));

    @Test
    void shouldTakeInWhatWasCommittedAtTheStartAndIsOfTheTime() {
        assertThat(lets(0, 3, 1_000)).isTrue();
        assertThat(lets(0, 8, 1_999)).isTrue();
        assertThat(lets(0, 9, 1_999)).isFalse();
        assertThat(lets(0, 8, 2_000)).isFalse();
        assertThat(lets(0, 8, 999)).isFalse();
        assertThat(lets(1, 3, 1_000)).isFalse();
        assertThat(part.taken()).isEqualTo(2);
    }

    private boolean lets(int partition, long offset, long timestamp) {
        return part.lets(new Record<>("key", "value", timestamp), new Source(TOPIC, partition, offset));
    }

    private record Source(String topic, int partition, long offset) implements RecordMetadata {}
}
