package io.switchboard.platform.kafka;

import io.switchboard.platform.config.ClientProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Opens the Kafka clients of all programs. Later ones win:
 *
 * <ol>
 *   <li>Kafka's own defaults
 *   <li>the defaults below, each with its reason, or those of the caller
 *   <li>the configuration's {@code kafka} section
 *   <li>what the guarantees rest on: groups, isolation, transactions
 * </ol>
 *
 * <p>No consumer commits offsets by itself, none belongs to a group of the configuration, and only a member keeps its
 * {@code group.instance.id}.
 *
 * @param configured the configuration's {@code kafka} section
 */
public record KafkaClients(ClientProperties configured) {

    /** Kafka takes 45 s to miss a member that was killed; nobody does its work meanwhile. */
    private static final Map<String, Object> MEMBER = Map.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000", ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");

    /**
     * A poll of Kafka's 500 records spends more time on the poll than on the records. And what is read is there
     * already: at the end of a partition a broker holds its response back for half a second, should more come, and the
     * next partition waits for that response.
     */
    private static final Map<String, Object> READER =
            Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");

    /** The addresses of the brokers. */
    public String brokers() {
        return configured.reveal().getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "no address");
    }

    /**
     * A client for topics and offsets.
     *
     * @param patience until a request fails that no broker answers
     */
    public Admin admin(Duration patience) {
        return Admin.create(properties(Map.of(), within(patience)));
    }

    /** A consumer that is a member of a group, and reads from the beginning what the group has no offset of. */
    public Consumer<byte[], byte[]> member(String group) {
        Map<String, Object> defaults = new HashMap<>(MEMBER);
        defaults.put(CommonClientConfigs.CLIENT_ID_CONFIG, group);
        Map<String, Object> fixed = consuming(IsolationLevel.READ_COMMITTED, "earliest");
        fixed.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        fixed.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        String instance = configured.reveal().get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        if (instance != null) {
            fixed.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        return bytes(properties(defaults, fixed));
    }

    /** A consumer for what is there already, with the offsets of a group of which it is no member. */
    public Consumer<byte[], byte[]> reader(String group, IsolationLevel isolation) {
        Map<String, Object> fixed = consuming(isolation, "earliest");
        fixed.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return bytes(properties(READER, fixed));
    }

    /** A consumer of committed records that are there already, without a group; it fails at an offset that is gone. */
    public Consumer<byte[], byte[]> reader() {
        return bytes(properties(READER, consuming(IsolationLevel.READ_COMMITTED, "none")));
    }

    /**
     * A consumer of committed records as they come, without a group.
     *
     * @param clientId its name in metrics and in the broker's log
     * @param patience until a request fails that no broker answers
     * @param values reads the values of records
     */
    public <V> Consumer<byte[], V> follower(String clientId, Duration patience, Deserializer<V> values) {
        Map<String, Object> fixed = consuming(IsolationLevel.READ_COMMITTED, "latest");
        fixed.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        fixed.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        fixed.putAll(within(patience));
        return new KafkaConsumer<>(properties(Map.of(), fixed), new ByteArrayDeserializer(), values);
    }

    /**
     * A producer of transactions.
     *
     * @param transactionalId a second producer of the same id fences the first
     * @param defaults what the caller needs unless the configuration says otherwise
     */
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId, Map<String, Object> defaults) {
        Map<String, Object> fixed = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all");
        return new KafkaProducer<>(properties(defaults, fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Consumer<byte[], byte[]> bytes(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> within(Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return Map.of(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    }

    private static Map<String, Object> consuming(IsolationLevel isolation, String reset) {
        return new HashMap<>(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                reset));
    }

    /** All properties of a client. Its group, if it has one, is fixed. */
    Map<String, Object> properties(Map<String, Object> defaults, Map<String, Object> fixed) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.putAll(configured.reveal());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        properties.putAll(fixed);
        return properties;
    }
}
