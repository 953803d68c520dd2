package io.switchboard.replay.copy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes to a topic in transactions, each of which also holds how far the source was read. */
final class TransactionalWriter implements RecordCopier.CopyWriter {
    /**
     * Large batches, for the copy is in no hurry for a single record. Compressed as the collector does, so that who
     * reads the source reads the copy. A record is as large as the source's topic allows.
     */
    static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.BATCH_SIZE_CONFIG, "262144",
            ProducerConfig.LINGER_MS_CONFIG, "20",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "33554432",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip",
            ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, "1");

    private final Producer<byte[], byte[]> producer;
    private final String target;
    private final ConsumerGroupMetadata group;
    private boolean open;

    /**
     * Takes a producer whose transactions are initialised.
     *
     * @param group holds how far the source was read; nobody is a member of it
     */
    TransactionalWriter(Producer<byte[], byte[]> producer, String target, ConsumerGroupMetadata group) {
        this.producer = producer;
        this.target = target;
        this.group = group;
    }

    @Override
    public void write(ConsumerRecord<byte[], byte[]> record) {
        begin();
        // What becomes of it shows at the commit: it fails if a record did.
        var _ = producer.send(new ProducerRecord<>(
                target, record.partition(), record.timestamp(), record.key(), record.value(), record.headers()));
    }

    @Override
    public void commit(Map<TopicPartition, Long> positions) {
        begin();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        producer.sendOffsetsToTransaction(offsets, group);
        producer.commitTransaction();
        open = false;
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }
}
