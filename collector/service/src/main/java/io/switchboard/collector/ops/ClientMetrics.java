package io.switchboard.collector.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * A few of the metrics of the collector's Kafka clients, until closed: its place in the group, and the producer that it
 * has now. Kafka has hundreds of them, most of them per topic or broker.
 */
public final class ClientMetrics implements AutoCloseable {
    private static final String KAFKA = "kafka.";
    private static final Set<String> SHOWN = Set.of(
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.send.total");

    private final MeterRegistry registry;
    private Optional<KafkaClientMetrics> ofMember = Optional.empty();
    private Optional<KafkaClientMetrics> ofProducer = Optional.empty();

    /** Measures into a registry, which is one of {@link CollectorMeters}. */
    public ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Leaves out all but a few of Kafka's. */
    static MeterFilter few() {
        return MeterFilter.deny(id -> id.getName().startsWith(KAFKA) && !SHOWN.contains(id.getName()));
    }

    /** Measures the group's member. */
    public synchronized <K, V> Consumer<K, V> ofMember(Consumer<K, V> consumer) {
        ofMember = Optional.of(bound(new KafkaClientMetrics(consumer)));
        return consumer;
    }

    /** Measures a producer in the place of the one before it. */
    public synchronized <K, V> Producer<K, V> ofProducer(Producer<K, V> producer) {
        ofProducer.ifPresent(KafkaClientMetrics::close);
        ofProducer = Optional.of(bound(new KafkaClientMetrics(producer)));
        return producer;
    }

    private KafkaClientMetrics bound(KafkaClientMetrics metrics) {
        metrics.bindTo(registry);
        return metrics;
    }

    @Override
    public synchronized void close() {
        ofMember.ifPresent(KafkaClientMetrics::close);
        ofProducer.ifPresent(KafkaClientMetrics::close);
    }
}
