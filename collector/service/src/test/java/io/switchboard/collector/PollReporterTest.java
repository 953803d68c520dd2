package io.switchboard.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.CollectorHealth;
import io.switchboard.collector.ops.CollectorMetrics;
import io.switchboard.collector.poll.DatasetErrors;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollResult.PollIdentity;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.snapshot.RowChange.ChangeWindow;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.platform.secret.Redactor;
import io.switchboard.topic.Dataset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What operators see of a known poll. */
class PollReporterTest {
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant END = START.plusMillis(1_500);
    private static final String OF_DATASET = "{account=\"acme\",dataset=\"convoso.agent-monitor.agents\"";
    private static final PollTarget TARGET = new PollTarget(
            "acme",
            "agent-monitor",
            List.of(Dataset.CONVOSO_AGENTS),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            AbsencePolicy.DEFAULT,
            new DayWindow(Optional.empty(), Optional.empty()));

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AssignmentMetrics assignment = new AssignmentMetrics(registry);
    private final PollReporter report = new PollReporter(
            new CollectorMetrics(registry), assignment, new CollectorHealth(Redactor.ofNothing(), Clock.systemUTC()));

    @Test
    void shouldCountWhatAPollRead() {
        assignment.assigned(Set.of("acme/agent-monitor"), START);

        report.committed(
                poll(
                        change(ChangeOp.READ, Basis.VENDOR, 7_200),
                        change(ChangeOp.UPDATE, Basis.VENDOR, 4),
                        change(ChangeOp.UPDATE, Basis.OBSERVED, 0),
                        change(ChangeOp.DELETE, Basis.OBSERVED, 3)),
                Duration.ZERO);

        assertThat(registry.scrape())
                .contains(
                        "switchboard_polls_total{account=\"acme\",api=\"agent-monitor\",outcome=\"complete\"} 1.0\n",
                        "switchboard_poll_seconds_sum{account=\"acme\",api=\"agent-monitor\"} 1.5\n",
                        "switchboard_last_poll_timestamp_seconds{account=\"acme\",api=\"agent-monitor\"} 1.7000000015E9\n",
                        "switchboard_rows_total" + OF_DATASET + "} 40.0\n",
                        "switchboard_changes_total" + OF_DATASET + ",op=\"r\"} 1.0\n",
                        "switchboard_changes_total" + OF_DATASET + ",op=\"u\"} 2.0\n",
                        "switchboard_changes_total" + OF_DATASET + ",op=\"d\"} 1.0\n",
                        "switchboard_dead_letters_total" + OF_DATASET + "} 1.0\n",
                        "switchboard_unread_values_total" + OF_DATASET + "} 3.0\n",
                        "switchboard_unknown_fields_total{account=\"acme\",api=\"agent-monitor\"} 2.0\n");
    }

    @Test
    void shouldMeasureHowFarChangesLieBehindTheVendorsClockWhereItTellsOfThem() {
        report.committed(
                poll(
                        change(ChangeOp.READ, Basis.VENDOR, 7_200),
                        change(ChangeOp.UPDATE, Basis.VENDOR, 4),
                        change(ChangeOp.CREATE, Basis.VENDOR, -60),
                        change(ChangeOp.UPDATE, Basis.OBSERVED, 3)),
                Duration.ZERO);

        assertThat(registry.scrape())
                .contains(
                        "switchboard_vendor_lag_seconds_count" + OF_DATASET + "} 2\n",
                        "switchboard_vendor_lag_seconds_sum" + OF_DATASET + "} 4.0\n",
                        "switchboard_vendor_lag_seconds_bucket" + OF_DATASET + ",le=\"2.0\"} 1\n");
    }

    private static PollResult poll(RowChange... changes) {
        DatasetResult seen = new DatasetResult(
                Dataset.CONVOSO_AGENTS,
                new PollOutcome.CompleteOutcome(),
                40,
                List.of(changes),
                Snapshot.NONE,
                new DatasetErrors(1, 1, 3, List.of()),
                Set.of("/new", "/newer"));
        return new PollResult(
                new PollIdentity(TARGET, 1, Origin.LIVE),
                new FetchTiming(START, END),
                CallCost.NONE,
                List.of(seen),
                TargetProgress.NONE,
                List.of());
    }

    private static RowChange change(ChangeOp op, Basis basis, long secondsAgo) {
        return new RowChange(
                op,
                new Key("acme", "u1"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new ChangeWindow(Optional.empty(), END.minusSeconds(secondsAgo), basis));
    }
}
