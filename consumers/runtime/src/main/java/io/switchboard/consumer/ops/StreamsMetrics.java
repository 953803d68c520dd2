package io.switchboard.consumer.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A few of the metrics of an app's streams and of their clients, until closed. Kafka has some thousand of them, most of
 * them per task, store or node.
 */
final class StreamsMetrics implements AutoCloseable {
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

    /** Partitions come and go; their metrics are looked for as often as Prometheus asks. */
    private static final Duration LOOKING = Duration.ofSeconds(5);

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("streams-metrics").factory());
    private final KafkaStreamsMetrics metrics;

    /** Begins to measure. */
    StreamsMetrics(KafkaStreams streams, MeterRegistry registry) {
        metrics = new KafkaStreamsMetrics(streams, List.of(), looking, LOOKING);
        metrics.bindTo(registry);
    }

    /** Of Kafka's metrics, lets only these into a registry. */
    static MeterFilter few() {
        return MeterFilter.deny(id -> id.getName().startsWith(KAFKA) && !SHOWN.contains(id.getName()));
    }

    @Override
    public void close() {
        looking.shutdownNow();
        metrics.close();
    }
}
