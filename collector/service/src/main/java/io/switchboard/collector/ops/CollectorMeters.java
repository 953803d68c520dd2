package io.switchboard.collector.ops;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.platform.ops.ProcessMetrics;

/** Where everything that the collector measures is kept. */
public final class CollectorMeters {
    private CollectorMeters() {}

    /** An empty registry, which knows what to leave out before the first meter comes. */
    public static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(ProcessMetrics.wellNamed()).meterFilter(ClientMetrics.few());
        return registry;
    }
}
