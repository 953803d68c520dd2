package io.switchboard.consumer.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.consumer.config.OpsAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an app tells its operators, from before its streams start until after they have ended. */
public final class Ops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ops.class);

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Health health = new Health(InstantSource.system());
    private final Deque<Part> open = new ArrayDeque<>();
    private final boolean served;

    private interface Part extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins to tell.
     *
     * @param app the app's name: of its section in the configuration
     * @param address where; empty for nowhere
     * @throws IllegalStateException if it cannot listen there, saying what to do
     */
    public Ops(String app, Optional<OpsAddress> address) {
        this.served = address.isPresent();
        address.ifPresent(where -> serve(app, where));
    }

    private void serve(String app, OpsAddress address) {
        meters.config().meterFilter(StreamsMetrics.few());
        ProcessMetrics process = new ProcessMetrics(meters);
        open.push(process::close);
        try {
            OpsServer server = new OpsServer(app + ".ops", address, health, meters::scrape);
            open.push(server::close);
            LOG.info("Health and metrics of {} on http://{}:{}", app, address.host(), server.port());
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /** Where the app counts. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Tells of the app's streams, too. */
    public void watch(KafkaStreams streams) {
        if (served) {
            StreamsMetrics metrics = new StreamsMetrics(streams, meters);
            open.push(metrics::close);
        }
    }

    /** The streams are in this state now. */
    public void entered(KafkaStreams.State state) {
        health.enter(Health.Phase.of(state));
    }

    /** The app begins to stop. */
    public void stopping() {
        health.enter(Health.Phase.STOPPING);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
