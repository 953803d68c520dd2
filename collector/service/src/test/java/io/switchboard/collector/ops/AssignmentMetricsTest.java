package io.switchboard.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentMetricsTest {
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000);
    private static final String LAST_POLL = "switchboard_last_poll_timestamp_seconds{account=\"acme\",api=\"%s\"} %s\n";

    private final PrometheusMeterRegistry registry = CollectorMeters.registry();
    private final AssignmentMetrics metrics = new AssignmentMetrics(registry);

    @Test
    void shouldTellHowManyOfTheConfiguredTargetsAreAssigned() {
        metrics.configured(5);
        metrics.assigned(Set.of("acme/one", "acme/two"), NOON);

        assertThat(registry.scrape())
                .contains("switchboard_configured_targets 5.0\n", "switchboard_assigned_targets 2.0\n");
    }

    @Test
    void shouldTellWhenEachAssignedTargetWasLastPolled() {
        metrics.assigned(Set.of("acme/one", "acme/two"), NOON);
        metrics.polled("acme/one", NOON.plusMillis(2_500), 3);
        metrics.polled("acme/gone", NOON, 3);

        assertThat(registry.scrape())
                .contains(LAST_POLL.formatted("one", "1.7000000025E9"), LAST_POLL.formatted("two", "1.7E9"))
                .doesNotContain("gone");
    }

    @Test
    void shouldForgetATargetThatIsPolledElsewhere() {
        metrics.assigned(Set.of("acme/one", "acme/two"), NOON);
        metrics.assigned(Set.of("acme/two"), NOON.plusSeconds(60));

        assertThat(registry.scrape())
                .contains("switchboard_assigned_targets 1.0\n", LAST_POLL.formatted("two", "1.7E9"))
                .doesNotContain("api=\"one\"");
    }

    @Test
    void shouldTellHowFarReadingBackIs() {
        metrics.restoring(0, 700);
        metrics.restoring(1, 300);
        metrics.read(500);
        metrics.restoring(0, 200);

        assertThat(registry.scrape())
                .contains(
                        "switchboard_restoring_partitions 2.0\n",
                        "switchboard_restore_remaining_records 500.0\n",
                        "switchboard_restored_records_total 500.0\n",
                        "switchboard_restore_seconds_count 0\n");

        metrics.restored(0, Duration.ofSeconds(3));
        metrics.restored(1, Duration.ofSeconds(1));

        assertThat(registry.scrape())
                .contains(
                        "switchboard_restoring_partitions 0.0\n",
                        "switchboard_restore_remaining_records 0.0\n",
                        "switchboard_restore_seconds_count 2\n",
                        "switchboard_restore_seconds_sum 4.0\n");
    }
}
