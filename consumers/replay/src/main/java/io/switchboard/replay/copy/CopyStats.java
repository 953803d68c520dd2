package io.switchboard.replay.copy;

import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what was copied. */
public final class CopyStats {
    private final Map<Integer, LongSummaryStatistics> offsets = new TreeMap<>();
    private long records;
    private long bytes;

    void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        offsets.computeIfAbsent(record.partition(), _ -> new LongSummaryStatistics())
                .accept(record.offset());
    }

    /** All records. */
    public long records() {
        return records;
    }

    /** Of their keys and values. */
    public long bytes() {
        return bytes;
    }

    /** The offsets, of the source, of what was copied of each partition. */
    public Map<Integer, LongSummaryStatistics> offsets() {
        return offsets;
    }
}
