package io.switchboard.collector;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.platform.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;

/**
 * Opens the collector's Kafka clients.
 *
 * @param group whose offsets its consumers know
 * @param transactionalId of its producer
 */
record CollectorClients(KafkaClients clients, String group, String transactionalId) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** Of a collector. */
    static CollectorClients of(CollectorConfig configuration) {
        return named(configuration, "collectors", "collector-" + UUID.randomUUID());
    }

    /** Of a backfill, of which there is one at a time for a target: its group has one member. */
    static CollectorClients ofBackfill(CollectorConfig configuration, PollTarget target) {
        String name = "backfill-" + target.name().replace('/', '-');
        return named(configuration, name, name);
    }

    /** Of the command that retires an account: a second one fences the first. */
    static CollectorClients ofRetirement(CollectorConfig configuration, String account) {
        String name = "retire-" + account;
        return named(configuration, name, name);
    }

    private static CollectorClients named(CollectorConfig configuration, String group, String transactionalId) {
        String prefix = configuration.topics().prefix() + "-";
        return new CollectorClients(new KafkaClients(configuration.kafka()), prefix + group, prefix + transactionalId);
    }

    Admin admin() {
        return clients.admin(PATIENCE);
    }

    /** The consumer that holds the collector's place in its group. */
    Consumer<byte[], byte[]> member() {
        return clients.member(group);
    }

    /** A consumer that knows the group's offsets. */
    Consumer<byte[], byte[]> reader(IsolationLevel isolation) {
        return clients.reader(group, isolation);
    }

    /** Metrics of clients have their names, which would else be others after every start. */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> defaults = new HashMap<>(PRODUCER);
        defaults.put(ProducerConfig.CLIENT_ID_CONFIG, group);
        return clients.transactionalProducer(transactionalId, defaults);
    }
}
