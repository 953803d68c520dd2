package io.switchboard.platform.ops;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/** Which of Kafka's metrics are served: it has some thousand of them, most of them per task, store or node. */
final class KafkaMetrics {
    private static final String KAFKA = "kafka.";
    private static final Set<String> SHOWN = Set.of(
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.state.updater.active.restoring.tasks",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.process.total");

    private KafkaMetrics() {}

    /** Of Kafka's metrics, lets only these into a registry. */
    static MeterFilter few() {
        return MeterFilter.deny(id -> id.getName().startsWith(KAFKA) && !SHOWN.contains(id.getName()));
    }
}
