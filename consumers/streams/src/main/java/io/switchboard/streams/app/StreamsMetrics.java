package io.switchboard.streams.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.switchboard.platform.ops.Ops;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** The metrics of an app's streams and of their clients, until closed. */
final class StreamsMetrics implements Ops.MeasuredPart {
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

    @Override
    public void close() {
        looking.shutdownNow();
        metrics.close();
    }
}
