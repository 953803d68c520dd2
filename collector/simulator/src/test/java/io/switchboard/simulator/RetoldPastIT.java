package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.http.SimulatedApi;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vendors who report the past otherwise for a while. */
class RetoldPastIT extends StillSimulator {
    private static final Instant START = Instant.parse("2026-03-02T17:02:00Z");
    private static final String TODAY = "\"date\":\"2026-03-02\",\"timeZoneOffSet\":0";

    RetoldPastIT() {
        super(START, AccountOptions.of("acme", "acme-token").withAgents(200));
    }

    @Test
    void shouldRestateWhatWasResolvedTenToThirtyMinutesAgo() throws IOException {
        List<JsonNode> sound = intervals();
        simulator.faults().add(InjectedFault.lasting(FaultKind.RESTATED, "acme"));
        List<JsonNode> restated = intervals();
        simulator.faults().clear();

        for (int i = 0; i < sound.size(); i++) {
            Instant end = Instant.ofEpochMilli(sound.get(i).get("timestamp").asLong());
            boolean old = !end.isBefore(Instant.parse("2026-03-02T16:35:00Z"))
                    && !end.isAfter(Instant.parse("2026-03-02T16:50:00Z"));
            assertThat(resolved(sound.get(i)) - resolved(restated.get(i)))
                    .as("missed in the interval that ends at %s", end)
                    .satisfies(missed -> assertThat(missed > 0).isEqualTo(old));
            assertThat(agents(restated.get(i))).isEqualTo(agents(sound.get(i)));
        }
        assertThat(intervals()).isEqualTo(sound);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedApi.class,
            names = {"CONVOSO_AGENT_MONITOR", "CONVOSO_AGENT_PERFORMANCE"})
    void shouldCountTooMuch(SimulatedApi api) throws IOException {
        String search = api == SimulatedApi.CONVOSO_AGENT_MONITOR ? "agent-monitor" : "agent-performance";
        String counter = api == SimulatedApi.CONVOSO_AGENT_MONITOR ? "calls_today" : "calls";
        List<JsonNode> sound = convoso(search).findValues(counter);
        simulator.faults().add(InjectedFault.times(1, FaultKind.COUNTER_OVERCOUNT, "acme"));

        List<JsonNode> over = convoso(search).findValues(counter);

        assertThat(over).hasSameSizeAs(sound).hasSizeGreaterThan(100);
        for (int i = 0; i < sound.size(); i++) {
            assertThat(over.get(i).getNodeType()).isEqualTo(sound.get(i).getNodeType());
            assertThat(over.get(i).asLong()).isEqualTo(sound.get(i).asLong() + JsonShape.OVERCOUNT);
        }
        assertThat(convoso(search).findValues(counter)).isEqualTo(sound);
    }

    @Test
    void shouldNotTellTheNewestStretchThatIsOver() throws IOException {
        List<JsonNode> sound = kore.allAgents(TODAY, 50);
        simulator.faults().add(InjectedFault.lasting(FaultKind.LATE_SEGMENT, "acme"));
        List<JsonNode> late = kore.allAgents(TODAY, 50);

        for (int i = 0; i < sound.size(); i++) {
            List<JsonNode> missing = stretches(sound.get(i));
            missing.removeAll(stretches(late.get(i)));
            List<JsonNode> over = stretches(sound.get(i)).stream()
                    .filter(RetoldPastIT::isOver)
                    .toList();
            assertThat(missing).isEqualTo(over.isEmpty() ? List.of() : List.of(over.getLast()));
        }
    }

    @Test
    void shouldTellOfMeetingsThatNeverWere() throws IOException {
        List<JsonNode> sound = kore.allAgents(TODAY, 50);
        simulator.faults().add(InjectedFault.lasting(FaultKind.WRONG_STATUS, "acme"));
        List<JsonNode> wrong = kore.allAgents(TODAY, 50);

        int meetings = 0;
        for (int i = 0; i < sound.size(); i++) {
            boolean one = sound.get(i).get("email").asText().contains("1@");
            assertThat(stretches(wrong.get(i))).hasSameSizeAs(stretches(sound.get(i)));
            for (JsonNode stretch : stretches(wrong.get(i))) {
                boolean meeting = stretch.get("secondaryStatus").asText().equals("Meeting");
                assertThat(meeting).isEqualTo(one && isOver(stretch));
                meetings += meeting ? 1 : 0;
            }
        }
        assertThat(meetings).isGreaterThan(20);
    }

    private List<JsonNode> intervals() throws IOException {
        List<JsonNode> intervals = new ArrayList<>();
        client.json(livePerson.get(HOUR, simulator.time().now()))
                .get("metricsByIntervals")
                .forEach(intervals::add);
        return intervals;
    }

    private static int resolved(JsonNode interval) {
        return interval.at("/metricsData/agentsMetrics/metricsTotals/totalResolvedConversations")
                .asInt();
    }

    private static List<String> agents(JsonNode interval) {
        List<String> agents = new ArrayList<>();
        interval.at("/metricsData/agentsMetrics/metricsPerAgent").fieldNames().forEachRemaining(agents::add);
        return agents;
    }

    private JsonNode convoso(String search) throws IOException {
        return client.json(client.get("/v1/" + search + "/search?auth_token=acme-token"));
    }

    private static List<JsonNode> stretches(JsonNode agent) {
        List<JsonNode> stretches = new ArrayList<>();
        agent.path("status").forEach(stretches::add);
        return stretches;
    }

    private static boolean isOver(JsonNode stretch) {
        return !stretch.get("endTime").asText().equals("-");
    }
}
