package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = new Metrics(registry);

    @Test
    void shouldNameWhatIsCountedByPrometheusConventions() {
        metrics.poll("acme/agent-monitor", "COMPLETE", Duration.ofMillis(300));
        metrics.rows("acme", "convoso.agent-monitor.agents", 100);
        metrics.changes("acme", "convoso.agent-monitor.agents", "u", 7);
        metrics.unknownFields("acme", "convoso.agent-monitor.agents", 1);
        metrics.deadLetters("acme", "convoso.agent-monitor.agents", 2);
        metrics.commit(Duration.ofMillis(20));
        metrics.assignedTargets(() -> 3);

        assertThat(registry.scrape())
                .contains(
                        "switchboard_polls_total{account=\"acme\",api=\"agent-monitor\",outcome=\"complete\"} 1.0",
                        "switchboard_poll_seconds_bucket{account=\"acme\",api=\"agent-monitor\",le=\"0.5\"} 1",
                        "switchboard_poll_seconds_sum{account=\"acme\",api=\"agent-monitor\"} 0.3",
                        "switchboard_rows_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 100.0",
                        "switchboard_changes_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\",op=\"u\"} 7.0",
                        "switchboard_unknown_fields_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 1.0",
                        "switchboard_dead_letters_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 2.0",
                        "switchboard_commit_seconds_count 1",
                        "switchboard_assigned_targets 3.0");
    }

    @Test
    void shouldMeasureTheProcess() {
        try (ProcessMetrics process = new ProcessMetrics(registry)) {
            assertThat(process).isNotNull();
            assertThat(registry.scrape())
                    .contains("jvm_memory_used_bytes", "process_uptime_seconds", "jvm_threads_live");
        }
    }

    @Test
    void shouldRefuseATargetWithoutAnApi() {
        assertThatThrownBy(() -> metrics.poll("acme", "COMPLETE", Duration.ZERO))
                .hasMessage("a target is account/api: acme");
    }
}
