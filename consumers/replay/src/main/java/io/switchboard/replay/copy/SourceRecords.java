package io.switchboard.replay.copy;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records of spans, one after the other, each partition in its order. It holds what one poll brought for each
 * partition at most: a partition is not asked again while records of it wait.
 */
final class SourceRecords {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Comparator<SourcePartition> BY_TIME =
            Comparator.comparingLong(part -> part.waiting.element().timestamp());

    /** In which order partitions are mixed. */
    enum PartitionMixing {
        /** As they come: fastest. */
        NONE,
        /** The earliest timestamp of all partitions first. */
        BY_TIME
    }

    private final Consumer<byte[], byte[]> consumer;
    private final NumberRange times;
    private final PartitionMixing mixing;
    private final List<SourcePartition> parts;
    private @Nullable SourcePartition current;

    /** What is read of a partition, and what of it waits to be taken. */
    private static final class SourcePartition {
        private final PartitionSpan span;
        private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
        private long asked;

        private SourcePartition(PartitionSpan span) {
            this.span = span;
            this.asked = span.from();
        }

        private boolean isAtEnd() {
            return asked >= span.to();
        }

        /** The first offset that was not taken. */
        private long position() {
            return waiting.isEmpty()
                    ? Math.min(asked, span.to())
                    : waiting.element().offset();
        }
    }

    /**
     * Takes a consumer for itself.
     *
     * @param times of the records that are wanted; others are passed over
     */
    SourceRecords(
            Consumer<byte[], byte[]> consumer,
            Collection<PartitionSpan> spans,
            NumberRange times,
            PartitionMixing mixing) {
        this.consumer = consumer;
        this.times = times;
        this.mixing = mixing;
        this.parts = spans.stream()
                .filter(span -> !span.isEmpty())
                .map(SourcePartition::new)
                .toList();
        consumer.assign(parts.stream().map(part -> part.span.partition()).toList());
        parts.forEach(part -> consumer.seek(part.span.partition(), part.span.from()));
    }

    /** The next record, until it is taken; null when there is none yet, or none any more. */
    @Nullable
    ConsumerRecord<byte[], byte[]> peek() {
        if (current == null) {
            current = next();
        }
        return current == null ? null : current.waiting.element();
    }

    /** Takes the next record, of which the caller has made sure that it is there. */
    void take() {
        SourcePartition part = current;
        if (part == null) {
            throw new IllegalStateException("There is no record to take");
        }
        part.waiting.remove();
        if (mixing == PartitionMixing.BY_TIME || part.waiting.isEmpty()) {
            current = null;
        }
    }

    /** Whether all has been taken. */
    boolean isDone() {
        return parts.stream().allMatch(part -> part.isAtEnd() && part.waiting.isEmpty());
    }

    /** For each partition, the first offset that was not taken: where to go on. */
    Map<TopicPartition, Long> positions() {
        return parts.stream().collect(Collectors.toMap(part -> part.span.partition(), SourcePartition::position));
    }

    /** How many offsets there are, whether they hold records or not. */
    long length() {
        return parts.stream().mapToLong(part -> part.span.length()).sum();
    }

    /** How many of them are behind what was taken last. */
    long passed() {
        return parts.stream()
                .mapToLong(part -> part.position() - part.span.from())
                .sum();
    }

    private @Nullable SourcePartition next() {
        List<SourcePartition> hungry = hungry();
        if (!hungry.isEmpty()
                && (mixing == PartitionMixing.BY_TIME || nonempty().findAny().isEmpty())) {
            poll(hungry);
        }
        return switch (mixing) {
            case NONE -> nonempty().findFirst().orElse(null);
            case BY_TIME -> hungry().isEmpty() ? nonempty().min(BY_TIME).orElse(null) : null;
        };
    }

    private List<SourcePartition> hungry() {
        return parts.stream()
                .filter(part -> part.waiting.isEmpty() && !part.isAtEnd())
                .toList();
    }

    private Stream<SourcePartition> nonempty() {
        return parts.stream().filter(part -> !part.waiting.isEmpty());
    }

    private void poll(List<SourcePartition> hungry) {
        Set<TopicPartition> asked =
                hungry.stream().map(part -> part.span.partition()).collect(Collectors.toSet());
        Set<TopicPartition> others = new HashSet<>(consumer.assignment());
        others.removeAll(asked);
        consumer.pause(others);
        consumer.resume(asked);
        var records = consumer.poll(POLL);
        for (SourcePartition part : hungry) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(part.span.partition())) {
                if (record.offset() < part.span.to() && times.contains(record.timestamp())) {
                    part.waiting.add(record);
                }
            }
            // The consumer's own position also passes over what holds no record: markers of transactions, for one.
            part.asked = consumer.position(part.span.partition());
        }
    }
}
