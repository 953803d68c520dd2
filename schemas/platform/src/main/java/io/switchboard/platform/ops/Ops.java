package io.switchboard.platform.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.http.HttpServer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a program shows its operators, from before its work begins until after it has ended. */
public final class Ops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ops.class);

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Health health = new Health(InstantSource.system());
    private final Deque<MeasuredPart> open = new ArrayDeque<>();
    private final boolean served;

    /** Something that is measured until it is closed. */
    public interface MeasuredPart extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins to serve.
     *
     * @param program the program's name: of its section in the configuration
     * @param address where; empty for nowhere
     * @throws UsageException if it cannot listen there; says which setting to change
     */
    public Ops(String program, Optional<OpsAddress> address) {
        this.served = address.isPresent();
        address.ifPresent(where -> serve(program, where));
    }

    private void serve(String program, OpsAddress address) {
        meters.config().meterFilter(KafkaMetrics.few()).meterFilter(ProcessMetrics.wellNamed());
        ProcessMetrics process = new ProcessMetrics(meters);
        open.push(process::close);
        try {
            HttpServer server = OpsServer.start(program + ".ops", address, health, meters::scrape);
            open.push(server::close);
            LOG.info("Health and metrics of {} on http://{}:{}", program, address.host(), server.port());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where the program counts. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Measures something more until this is closed; nothing where nothing is served. */
    public void measure(Function<MeterRegistry, ? extends MeasuredPart> measuring) {
        if (served) {
            open.push(measuring.apply(meters));
        }
    }

    /** The program is there now; what stops stays so. */
    public void enter(HealthPhase phase) {
        health.enter(phase);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
