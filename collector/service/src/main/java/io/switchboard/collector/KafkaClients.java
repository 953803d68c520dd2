package io.switchboard.collector;

import io.switchboard.collector.poll.Target;
import io.switchboard.collector.target.Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/**
 * Opens the collector's Kafka clients. What holds, the later over the earlier:
 *
 * <ol>
 *   <li>Kafka's own defaults;
 *   <li>the collector's, below, each with its reason;
 *   <li>the configuration's {@code kafka} section;
 *   <li>what the guarantees rest on: groups, isolation and transactions as the collector needs them.
 * </ol>
 */
final class KafkaClients {

    /** Kafka takes 45 s to miss a member that was killed; nobody polls its accounts meanwhile. */
    private static final Map<String, Object> MEMBER = Map.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000", ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");

    /**
     * What is read is there already. At the end of a topic a broker holds its answer back for half a second, should
     * more come, and whoever wants to read the next topic, or to close, waits for that answer.
     */
    private static final Map<String, Object> READER = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");

    /**
     * A killed collector leaves a transaction open, behind which nobody can read until it times out: Kafka's minute is
     * long. A broker that is away is noticed within the time of a few polls. Batches wait for nothing, for a commit
     * ends them.
     */
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
            ProducerConfig.LINGER_MS_CONFIG, "0",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");

    private final Map<String, String> configured;
    private final String group;
    private final String transactionalId;

    private KafkaClients(Configuration configuration, String group, String transactionalId) {
        this.configured = configuration.kafka().reveal();
        this.group = configuration.topics().prefix() + "-" + group;
        this.transactionalId = configuration.topics().prefix() + "-" + transactionalId;
    }

    /** Of a collector. */
    KafkaClients(Configuration configuration) {
        this(configuration, "collectors", "collector-" + UUID.randomUUID());
    }

    /** Of a backfill, of which there is one at a time for a target: its group has one member. */
    static KafkaClients ofBackfill(Configuration configuration, Target target) {
        String name = "backfill-" + target.name().replace('/', '-');
        return new KafkaClients(configuration, name, name);
    }

    /** Of the command that retires an account: a second one fences the first. */
    static KafkaClients ofRetirement(Configuration configuration, String account) {
        String name = "retire-" + account;
        return new KafkaClients(configuration, name, name);
    }

    Admin admin() {
        return Admin.create(with(Map.of(), Map.of()));
    }

    /** The consumer that holds the collector's place in its group. */
    Consumer<byte[], byte[]> member() {
        return consumer(
                named(MEMBER),
                Map.of(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()),
                IsolationLevel.READ_COMMITTED);
    }

    /** A consumer that knows the group's offsets. */
    Consumer<byte[], byte[]> reader(IsolationLevel isolation) {
        return consumer(READER, Map.of(), isolation);
    }

    private Consumer<byte[], byte[]> consumer(
            Map<String, Object> defaults, Map<String, Object> more, IsolationLevel isolation) {
        Map<String, Object> fixed = new HashMap<>(more);
        fixed.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        fixed.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        fixed.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        fixed.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(with(defaults, fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> fixed = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all");
        return new KafkaProducer<>(with(named(PRODUCER), fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Metrics of clients have their names, which would else be others after every start. */
    private Map<String, Object> named(Map<String, Object> defaults) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, group);
        return properties;
    }

    private Map<String, Object> with(Map<String, Object> defaults, Map<String, Object> fixed) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.putAll(configured);
        properties.putAll(fixed);
        return properties;
    }
}
