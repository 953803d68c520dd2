package io.switchboard.wallboard;

import io.switchboard.QueueBucket;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The latest revision of each of a queue's buckets of the last hour. */
final class QueueLine {
    private final NavigableMap<Instant, QueueBucket> buckets = new TreeMap<>();
    private Optional<QueueRow> made = Optional.empty();

    void take(QueueBucket bucket) {
        made = Optional.empty();
        buckets.put(bucket.getBucketEnd(), bucket);
    }

    /**
     * How the queue is shown; empty for one of which nothing is reported any more.
     *
     * @param start of the time that is shown: what was over before is forgotten
     */
    Optional<QueueRow> row(Instant start) {
        NavigableMap<Instant, QueueBucket> past = buckets.headMap(start, true);
        if (!past.isEmpty()) {
            past.clear();
            made = Optional.empty();
        }
        if (buckets.isEmpty()) {
            return Optional.empty();
        }
        made = made.or(() -> Optional.of(make(buckets.lastEntry().getValue())));
        return made;
    }

    private QueueRow make(QueueBucket latest) {
        return new QueueRow(
                latest.getAccount(),
                latest.getVendor(),
                latest.getQueueKind(),
                latest.getQueueId(),
                latest.getQueueName(),
                latest.getWaiting(),
                buckets.values().stream().map(QueueLine::came).toList());
    }

    private static QueueRow.QueueInterval came(QueueBucket bucket) {
        return new QueueRow.QueueInterval(
                bucket.getBucketStart().toEpochMilli(),
                bucket.getBucketEnd().toEpochMilli(),
                bucket.getOffered(),
                bucket.getAnswered(),
                bucket.getAbandoned() == null ? bucket.getDropped() : bucket.getAbandoned(),
                bucket.getHandled());
    }
}
