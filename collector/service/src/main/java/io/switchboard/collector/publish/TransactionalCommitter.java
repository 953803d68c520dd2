package io.switchboard.collector.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional producer. It belongs to one thread, and so does this class.
 *
 * <p>A transaction that fails is aborted, whatever it failed with. Where that is not possible, the producer is closed
 * and a new one of the same transactional id is opened before the error is passed on: opening settles what the old one
 * left open, so that a reader of the topics reads the truth afterwards.
 */
final class TransactionalCommitter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalCommitter.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Producer<byte[], byte[]>> factory;
    private @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean closing;

    TransactionalCommitter(Supplier<Producer<byte[], byte[]>> factory) {
        this.factory = factory;
    }

    /**
     * Writes all records and the group's offsets, or nothing. The results are in the records' order.
     *
     * @throws NothingCommittedException if it is certain that nothing was written
     * @throws FencedException if the claim shares its transactional id, and another process took it
     */
    List<RecordMetadata> commit(
            CommitFence claim,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            List<ProducerRecord<byte[], byte[]>> records) {
        ConsumerGroupMetadata group = claim.group().orElseThrow(() -> new LeaseEndedException(claim.partition()));
        Producer<byte[], byte[]> current = begin();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        try {
            current.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(current.send(record));
            }
            current.sendOffsetsToTransaction(offsets, group);
            current.commitTransaction();
        } catch (RuntimeException e) {
            throw settled(current, claim, e);
        }
        return sent.stream().map(Future::resultNow).toList();
    }

    /** What to throw: the transaction is aborted, or the producer replaced, which makes the broker decide. */
    private RuntimeException settled(Producer<byte[], byte[]> failed, CommitFence claim, RuntimeException cause) {
        LOG.info("A commit failed and is settled: {}", cause.toString());
        Optional<RuntimeException> unsettled = abort(failed);
        if (unsettled.isEmpty()) {
            return new NothingCommittedException(cause);
        }
        producer = null;
        failed.close(Duration.ZERO);
        if (!claim.ownsProducerId() && (isFenced(cause) || isFenced(unsettled.get()))) {
            return new FencedException(cause);
        }
        replace();
        return cause;
    }

    /** A commit that was sent and not answered cannot be aborted: the producer refuses. */
    private static Optional<RuntimeException> abort(Producer<byte[], byte[]> failed) {
        try {
            failed.abortTransaction();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static boolean isFenced(RuntimeException error) {
        return error instanceof ProducerFencedException || error instanceof InvalidProducerEpochException;
    }

    /** Where no producer can be opened, nothing has been sent. */
    private Producer<byte[], byte[]> begin() {
        try {
            return open();
        } catch (RuntimeException e) {
            throw new NothingCommittedException(e);
        }
    }

    private Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = factory.get();
            try {
                current.initTransactions();
            } catch (RuntimeException e) {
                current.close(Duration.ZERO);
                throw e;
            }
            producer = current;
        }
        return current;
    }

    private void replace() {
        while (!closing) {
            try {
                open();
                return;
            } catch (RetriableException e) {
                LOG.warn("The broker cannot settle a failed commit yet: {}", e.toString());
            }
        }
    }

    /** No more attempts to settle a failed commit: anyone who starts next settles it. May be called by any thread. */
    void giveUp() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        Producer<byte[], byte[]> current = producer;
        if (current != null) {
            current.close(CLOSE_TIMEOUT);
        }
    }
}
