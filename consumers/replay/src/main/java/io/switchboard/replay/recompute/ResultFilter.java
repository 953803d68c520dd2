package io.switchboard.replay.recompute;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.StatusChange;
import io.switchboard.streams.app.RecordFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The results that are written: those of the range, and not those of the time before it that was only read. */
final class ResultFilter implements RecordFilter {
    private final long from;
    private final Map<Class<?>, LongAdder> given = new ConcurrentHashMap<>();

    /** @param from epoch milliseconds at which the range begins */
    ResultFilter(long from) {
        this.from = from;
    }

    @Override
    public boolean lets(Record<?, ?> record, RecordMetadata source) {
        boolean wanted = switch (record.value()) {
            case StatusChange change -> change.getChangedAt().toEpochMilli() >= from;
            case AgentBucket bucket -> bucket.getBucketEnd().toEpochMilli() > from;
            case QueueBucket bucket -> bucket.getBucketEnd().toEpochMilli() > from;
            default -> throw new IllegalArgumentException("no time is known of " + record.value());
        };
        if (wanted) {
            given.computeIfAbsent(record.value().getClass(), _ -> new LongAdder())
                    .increment();
        }
        return wanted;
    }

    /** Results of a kind that were written so far. */
    long given(Class<?> kind) {
        LongAdder count = given.get(kind);
        return count == null ? 0 : count.sum();
    }
}
