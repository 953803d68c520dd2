package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** What Convoso counts from midnight to midnight, to hold against the sums of the buckets. */
record DayOfTruth(TopicReader reader, Topics topics, VendorsSay vendors, ContactCentre centre) {
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

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(vendors.centre().centre().zone()).toInstant();
    }

    private boolean isOn(LocalDate day, Instant start) {
        return !start.isBefore(begin(day)) && start.isBefore(begin(day.plusDays(1)));
    }

    /** Each agent's buckets of a day that is over sum to what the vendor reports of that day. */
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

    /**
     * The buckets sum to what the monitor's counters showed, over all times at which these began again.
     *
     * @param days all of them
     * @param seen what can be known of these days
     */
    void verifyCalls(List<LocalDate> days, CallsOfTruth seen) {
        Figures told = new Figures();
        reader.latest(topics.queueBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals("convoso"))
                .forEach(bucket -> told.add(bucket.getQueueKind(), bucket, OF_CALLS));
        assertThat(told.told()).as("calls on %s", days).isNotEmpty().isEqualTo(seen.told());
        long truth = days.stream()
                .mapToLong(day -> centre.totals(day).inbound().calls())
                .sum();
        assertThat(told.told().getOrDefault("queue", new TreeMap<>()).getOrDefault("offered", 0L))
                .as("calls of queues on %s", days)
                .isBetween(truth / 2, truth);
    }
}
