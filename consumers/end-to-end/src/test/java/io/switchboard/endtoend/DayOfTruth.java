package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.convoso.agentmonitor.totals.Envelope;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.DayTotals;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** What Convoso counts from midnight to midnight, to hold against the sums of the buckets. */
record DayOfTruth(TopicReader reader, Topics topics, VendorsSay vendors, Centre centre) {
    private static final List<String> OF_AGENTS = List.of(
            "contacts",
            "human_answered",
            "voicemails",
            "talk_sec",
            "wait_sec",
            "pause_sec",
            "wrap_sec",
            "logged_in_sec");
    private static final List<String> OF_CALLS =
            List.of("offered", "answered", "dropped", "manual", "talk_ms", "idle_ms", "pause_ms", "wrap_ms");
    private static final String CAMPAIGN = "campaign";
    private static final String QUEUE = "queue";

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(vendors.centre().centre().zone()).toInstant();
    }

    private boolean isOn(LocalDate day, Instant start) {
        return !start.isBefore(begin(day)) && start.isBefore(begin(day.plusDays(1)));
    }

    /** Each agent's buckets of a day that is over sum to what the vendor tells of that day. */
    void verifyAgents(LocalDate day) throws Exception {
        Figures told = new Figures();
        reader.latest(topics.agentBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals("convoso") && isOn(day, bucket.getBucketStart()))
                .forEach(bucket -> told.add(bucket.getAgentId(), bucket, OF_AGENTS));
        Figures truth = new Figures();
        vendors.performanceRows(day).forEach((agent, row) -> add(truth, agent, row));
        assertThat(told.told()).as("agents on %s", day).isNotEmpty().isEqualTo(truth.told());
    }

    private static void add(Figures truth, String agent, JsonNode row) {
        truth.add(agent, "contacts", row.get("calls").asLong());
        truth.add(agent, "human_answered", row.get("human_answered").asLong());
        truth.add(agent, "voicemails", row.get("am").asLong());
        for (String name : List.of("talk_sec", "wait_sec", "pause_sec", "wrap_sec")) {
            truth.add(agent, name, seconds(row.get(name).asText()));
        }
        truth.add(agent, "logged_in_sec", seconds(row.get("total_time").asText()));
    }

    private static long seconds(String hhmmss) {
        String[] parts = hhmmss.split(":", -1);
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusSeconds(Long.parseLong(parts[2]))
                .toSeconds();
    }

    /** The buckets of a day that is over sum to what the monitor showed before its counters began again. */
    void verifyCallsOfDayOver(LocalDate day) {
        Totals last = lastOf(day);
        Figures truth = new Figures();
        truth.add(QUEUE, "offered", last.getQueueCallsToday());
        truth.add(QUEUE, "answered", last.getQueueAnswered());
        truth.add(QUEUE, "dropped", last.getQueueDropped());
        truth.add(CAMPAIGN, "offered", last.getCallsToday());
        truth.add(CAMPAIGN, "answered", last.getAnswered());
        truth.add(CAMPAIGN, "dropped", last.getDropped());
        truth.add(CAMPAIGN, "manual", last.getManualCallsToday());
        truth.add(CAMPAIGN, "talk_ms", 1_000 * last.getOutboundTotalTalkAvgLength());
        truth.add(CAMPAIGN, "idle_ms", 1_000 * last.getOutboundTotalWaitAvgLength());
        truth.add(CAMPAIGN, "pause_ms", 1_000 * last.getOutboundTotalPauseAvgLength());
        truth.add(CAMPAIGN, "wrap_ms", 1_000 * last.getOutboundTotalDispoAvgLength());
        assertThat(last.getQueueCallsToday())
                .as("queue_calls_today, last seen on %s", day)
                .isLessThanOrEqualTo(centre.totals(day).inbound().calls());
        assertThat(calls(day)).as("calls on %s", day).isEqualTo(truth.told());
    }

    /** The last row before the counters fell. */
    private Totals lastOf(LocalDate day) {
        Totals last = null;
        for (var change : reader.all(topics.changes(Dataset.CONVOSO_TOTALS))) {
            Envelope event = change.value();
            Totals next = event.getAfter();
            if (next == null) {
                continue;
            }
            boolean isNewDay = !event.getSource().getObservedAt().isBefore(begin(day.plusDays(1)));
            if (last != null && isNewDay && contacts(next) < contacts(last)) {
                return last;
            }
            last = next;
        }
        return Objects.requireNonNull(last, "no totals were told");
    }

    private static long contacts(Totals totals) {
        return totals.getQueueCallsToday() + totals.getCallsToday();
    }

    /** The buckets of a day on which nothing happens any more sum to what has happened on it. */
    void verifyCallsSoFar(LocalDate day) {
        DayTotals totals = centre.totals(day);
        Figures truth = new Figures();
        truth.add(QUEUE, "offered", totals.inbound().calls());
        truth.add(QUEUE, "answered", totals.inbound().answered());
        truth.add(QUEUE, "dropped", totals.inbound().dropped());
        truth.add(CAMPAIGN, "offered", totals.outbound().calls());
        truth.add(CAMPAIGN, "answered", totals.outbound().answered());
        truth.add(CAMPAIGN, "talk_ms", spent(totals, AgentStatus.INCALL));
        truth.add(CAMPAIGN, "idle_ms", spent(totals, AgentStatus.READY));
        truth.add(CAMPAIGN, "pause_ms", spent(totals, AgentStatus.PAUSED));
        truth.add(CAMPAIGN, "wrap_ms", spent(totals, AgentStatus.DISPO));
        assertThat(calls(day)).as("calls so far on %s", day).isEqualTo(truth.told());
    }

    /** The vendor tells whole seconds. */
    private static long spent(DayTotals totals, AgentStatus status) {
        return totals.outbound().spent(status).millis() / 1_000 * 1_000;
    }

    private Map<String, SortedMap<String, Long>> calls(LocalDate day) {
        Figures told = new Figures();
        reader.latest(topics.queueBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals("convoso") && isOn(day, bucket.getBucketStart()))
                .forEach(bucket -> told.add(bucket.getQueueKind(), bucket, OF_CALLS));
        return told.told();
    }
}
