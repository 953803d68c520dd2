package io.switchboard.replay.recompute;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import io.switchboard.streams.app.RecordFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The part of the topics that is taken in: what was committed at the start, of a range of time. All records of a poll
 * have the time of its completion for their timestamp, so a poll is taken in as a whole or not at all.
 */
final class ReplayWindow implements RecordFilter {
    private final Map<TopicPartition, Long> ends;
    private final NumberRange times;
    private final LongAdder taken = new LongAdder();

    ReplayWindow(List<PartitionSpan> spans, NumberRange times) {
        this.ends = spans.stream().collect(Collectors.toUnmodifiableMap(PartitionSpan::partition, PartitionSpan::to));
        this.times = times;
    }

    @Override
    public boolean lets(Record<?, ?> record, RecordMetadata source) {
        long end = ends.getOrDefault(new TopicPartition(source.topic(), source.partition()), 0L);
        boolean wanted = source.offset() < end && times.contains(record.timestamp());
        if (wanted) {
            taken.increment();
        }
        return wanted;
    }

    /** Records taken in so far. */
    long taken() {
        return taken.sum();
    }
}
