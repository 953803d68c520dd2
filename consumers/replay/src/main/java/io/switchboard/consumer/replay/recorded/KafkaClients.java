package io.switchboard.consumer.replay.recorded;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Opens Kafka's clients. What holds, the later over the earlier:
 *
 * <ol>
 *   <li>Kafka's own defaults;
 *   <li>those below, each with its reason;
 *   <li>the configuration's {@code kafka} section;
 *   <li>what the copy rests on: no group of others, committed records only, transactions.
 * </ol>
 *
 * @param configured the configuration's {@code kafka} section
 */
public record KafkaClients(Map<String, String> configured) {

    /** A broker that is not there is told soon. */
    private static final Map<String, Object> ASKING = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");

    /**
     * A poll of Kafka's 500 records spends more time on the poll than on the records. And what is read is there
     * already: at the end of a partition a broker holds its answer back for half a second, should more come, and
     * whoever wants to read the next partition waits for that answer.
     */
    private static final Map<String, Object> READING =
            Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");

    /**
     * Large batches, for the copy is in no hurry for a single record. Compressed as the collector does, so that whoever
     * reads the source reads the copy. A record is as large as the source's topic allows.
     */
    private static final Map<String, Object> WRITING = Map.of(
            ProducerConfig.BATCH_SIZE_CONFIG, "262144",
            ProducerConfig.LINGER_MS_CONFIG, "20",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "33554432",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip",
            ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, "1");

    /** Where the broker is said to be. */
    public String brokers() {
        return configured.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "no address");
    }

    /** A client that asks and tells the broker. */
    public Admin admin() {
        return Admin.create(with(ASKING, Map.of()));
    }

    /** A consumer that belongs to no group and commits nothing. */
    public Consumer<byte[], byte[]> reader() {
        return consumer(Map.of());
    }

    /** A consumer that knows how far a group has come. */
    public Consumer<byte[], byte[]> bookkeeper(String group) {
        return consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group));
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> group) {
        Map<String, Object> properties = with(
                READING,
                Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"));
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        properties.putAll(group);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer of transactions, of which there is one of an id at a time: a second one fences the first. */
    public Producer<byte[], byte[]> writer(String id) {
        Map<String, Object> fixed = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                id,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all");
        return new KafkaProducer<>(with(WRITING, fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> defaults, Map<String, Object> fixed) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.putAll(configured);
        properties.putAll(fixed);
        return properties;
    }
}
