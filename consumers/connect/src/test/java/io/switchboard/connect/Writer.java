package io.switchboard.connect;

import io.switchboard.serde.AccountPartition;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes to topics as the collector and the apps do: an account's records to its partition. */
final class Writer implements AutoCloseable {
    private final KafkaProducer<GenericRecord, GenericRecord> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** @param properties of Kafka's producer */
    Writer(Map<String, Object> properties, SchemaRegistry registry) {
        this.producer = new KafkaProducer<>(
                properties,
                new AvroSerializer<>(registry, SchemaRole.KEY),
                new AvroSerializer<>(registry, SchemaRole.VALUE));
    }

    /** Null deletes. */
    void write(Topic<?, ?> topic, GenericRecord key, @Nullable GenericRecord value) {
        int partitions = producer.partitionsFor(topic.name()).size();
        int partition = AccountPartition.of(key.get("account").toString(), partitions);
        sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, key, value)));
    }

    /** Begins the only transaction of a writer that is made for it. */
    void begin() {
        producer.initTransactions();
        producer.beginTransaction();
    }

    /** Aborts it when all of it is at the broker. */
    void abort() {
        flush();
        producer.abortTransaction();
    }

    /** Until all of it is there. */
    void flush() {
        producer.flush();
        sent.forEach(Future::resultNow);
        sent.clear();
    }

    @Override
    public void close() {
        flush();
        producer.close();
    }
}
