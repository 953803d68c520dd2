package io.switchboard.replay.topics;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the last record of a span. The offsets behind it hold markers of transactions and what was aborted: a reader
 * need not ever say that it has passed them.
 *
 * @param consumer that reads what is committed; it is assigned again
 */
public record LastRecord(Consumer<byte[], byte[]> consumer) {
    /** The offset where there is no record. */
    public static final long NONE = -1;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long FIRST_LOOK = 64;
    private static final long FURTHER = 8;

    /** Its offset, or {@link #NONE}. */
    public long find(PartitionSpan span) {
        for (long look = FIRST_LOOK; ; look *= FURTHER) {
            long from = Math.max(span.from(), span.to() - look);
            long found = findWithin(span, from);
            if (found != NONE || from == span.from()) {
                return found;
            }
        }
    }

    private long findWithin(PartitionSpan span, long from) {
        long found = NONE;
        consumer.assign(List.of(span.partition()));
        consumer.seek(span.partition(), from);
        while (consumer.position(span.partition()) < span.to()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                found = record.offset() < span.to() ? record.offset() : found;
            }
        }
        return found;
    }
}
