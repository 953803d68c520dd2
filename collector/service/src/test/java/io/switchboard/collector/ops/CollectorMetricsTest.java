package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.platform.ops.ProcessMetrics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectorMetricsTest {

    private final PrometheusMeterRegistry registry = CollectorMeters.registry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);

    @Test
    void shouldNameWhatIsCountedByPrometheusConventions() {
        metrics.poll("acme/agent-monitor", "COMPLETE", Duration.ofMillis(300));
        metrics.rows("acme", "convoso.agent-monitor.agents", 100);
        metrics.changes("acme", "convoso.agent-monitor.agents", "u", 7);
        metrics.unknownFields("acme/agent-monitor", 1);
        metrics.deadLetters("acme", "convoso.agent-monitor.agents", 2);
        metrics.commit(Duration.ofMillis(20));
        metrics.failedCommit();
        metrics.vendorLag("acme", "convoso.agent-monitor.agents", Duration.ofSeconds(4));
        metrics.vendorLag("acme", "convoso.agent-monitor.agents", Duration.ofSeconds(-1));
        metrics.rateLimitWait("acme", Duration.ofMillis(500));
        metrics.rateLimitWait("acme", Duration.ofMillis(250));

        assertThat(registry.scrape())
                .contains(
                        "switchboard_polls_total{account=\"acme\",api=\"agent-monitor\",outcome=\"complete\"} 1.0",
                        "switchboard_poll_seconds_bucket{account=\"acme\",api=\"agent-monitor\",le=\"0.5\"} 1",
                        "switchboard_poll_seconds_sum{account=\"acme\",api=\"agent-monitor\"} 0.3",
                        "switchboard_rows_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 100.0",
                        "switchboard_changes_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\",op=\"u\"} 7.0",
                        "switchboard_unknown_fields_total{account=\"acme\",api=\"agent-monitor\"} 1.0",
                        "switchboard_dead_letters_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 2.0",
                        "switchboard_commit_seconds_count 1\n",
                        "switchboard_failed_commits_total 1.0\n",
                        "switchboard_vendor_lag_seconds_bucket{account=\"acme\",dataset=\"convoso.agent-monitor.agents\",le=\"2.0\"} 1\n",
                        "switchboard_vendor_lag_seconds_bucket{account=\"acme\",dataset=\"convoso.agent-monitor.agents\",le=\"5.0\"} 2\n",
                        "switchboard_vendor_lag_seconds_sum{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 4.0\n",
                        "switchboard_rate_limit_wait_seconds_count{account=\"acme\"} 2\n",
                        "switchboard_rate_limit_wait_seconds_sum{account=\"acme\"} 0.75\n");
    }

    @Test
    void shouldShowZeroOfWhatHasNotHappenedYet() {
        metrics.expect("acme/agent-monitor", List.of("COMPLETE", "REFUSED"), List.of("convoso.agent-monitor.agents"));

        assertThat(registry.scrape())
                .contains(
                        "switchboard_polls_total{account=\"acme\",api=\"agent-monitor\",outcome=\"refused\"} 0.0\n",
                        "switchboard_dead_letters_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"} 0.0\n",
                        "switchboard_changes_total{account=\"acme\",dataset=\"convoso.agent-monitor.agents\",op=\"d\"} 0.0\n",
                        "switchboard_unknown_fields_total{account=\"acme\",api=\"agent-monitor\"} 0.0\n",
                        "switchboard_failed_commits_total 0.0\n");
    }

    @Test
    void shouldMeasureTheProcess() {
        try (ProcessMetrics process = new ProcessMetrics(registry)) {
            assertThat(process).isNotNull();
            assertThat(registry.scrape())
                    .contains("jvm_memory_used_bytes", "process_uptime_seconds", "jvm_threads_live")
                    .doesNotContain("process_cpu_time", "system_cpu_count");
        }
    }

    @Test
    void shouldRefuseATargetWithoutAnApi() {
        assertThatThrownBy(() -> metrics.poll("acme", "COMPLETE", Duration.ZERO))
                .hasMessage("a target is account/api: acme");
    }
}
