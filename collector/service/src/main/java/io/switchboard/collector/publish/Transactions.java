package io.switchboard.collector.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional producer. It belongs to one thread, and so does this class.
 *
 * <p>When a transaction fails, the producer is closed and a new one of the same transactional id is opened before the
 * error is passed on: opening settles what the old one left open, so that whoever reads the topics afterwards reads the
 * truth.
 */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Producer<byte[], byte[]>> factory;
    private @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean closing;

    Transactions(Supplier<Producer<byte[], byte[]>> factory) {
        this.factory = factory;
    }

    /** Writes all records and the claim's offset, or nothing. The results are in the records' order. */
    List<RecordMetadata> commit(Claim claim, List<ProducerRecord<byte[], byte[]>> records) {
        Producer<byte[], byte[]> current = open();
        var group = claim.group().orElseThrow(() -> new LeaseEndedException(claim.partition()));
        try {
            current.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(current.send(record));
            }
            current.sendOffsetsToTransaction(claim.offsets(), group);
            current.commitTransaction();
            return sent.stream().map(Future::resultNow).toList();
        } catch (KafkaException e) {
            settle(current, e);
            throw e;
        }
    }

    private Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = factory.get();
            try {
                current.initTransactions();
            } catch (KafkaException e) {
                current.close(Duration.ZERO);
                throw e;
            }
            producer = current;
        }
        return current;
    }

    private void settle(Producer<byte[], byte[]> failed, KafkaException cause) {
        LOG.info("A commit failed and is settled: {}", cause.toString());
        producer = null;
        failed.close(Duration.ZERO);
        while (!closing) {
            try {
                open();
                return;
            } catch (RetriableException e) {
                LOG.warn("The broker cannot settle a failed commit yet: {}", e.toString());
            }
        }
    }

    /** No more attempts to settle a failed commit: whoever starts next settles it. May be called by any thread. */
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
