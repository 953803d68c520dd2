package io.switchboard.simulator.convoso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.simulator.JsonShapes;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.CentreOptions;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.SteppedClock;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.JsonDocument;
import io.switchboard.simulator.http.RequestQuery;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorAnswerTest {
    private static final Instant START = Instant.parse("2026-03-02T17:00:00.750Z");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final JsonMapper mapper = new JsonMapper();
    private final SteppedClock clock = new SteppedClock(START);
    private final ContactCentre centre = new ContactCentre("acme", new CentreOptions(40, 9, false, ZONE), START, clock);

    @Test
    void shouldHaveTheNamesTheOrderAndTheTypesOfTheVendorsSample() throws IOException {
        List<String> sample = JsonShapes.of(sample());

        JsonNode answer = answer("");

        assertThat(JsonShapes.of(answer)).containsExactlyElementsOf(sample);
        JsonNode row = sample().at("/data/entries/agents/0");
        assertThat(agents(answer)).allSatisfy(agent -> assertThat(types(agent)).isEqualTo(types(row)));
    }

    @Test
    void shouldListExactlyTheAgentsWhoAreLoggedOn() throws IOException {
        List<String> present = centre.snapshot().agents().stream()
                .filter(AgentSnapshot::isLoggedOn)
                .map(agent -> agent.profile().id())
                .toList();

        assertThat(agents(answer("")))
                .extracting(agent -> agent.get("user_id").asText())
                .isEqualTo(present);
        assertThat(present).hasSizeBetween(20, 39);
    }

    @Test
    void shouldTellTheTrueStatusAndWhenItBeganToTheSecond() throws IOException {
        CentreSnapshot truth = centre.snapshot();

        for (JsonNode agent : agents(answer(""))) {
            AgentSnapshot real = find(truth, agent.get("user_id").asText());
            assertThat(agent.get("status").asText()).isEqualTo(real.status().name());
            assertThat(instant(agent, "last_state_change"))
                    .isEqualTo(real.since().truncatedTo(ChronoUnit.SECONDS));
            long sinceChange = Duration.between(instant(agent, "last_state_change"), instant(agent, "last_update_time"))
                    .toSeconds();
            assertThat(agent.get("status_length_sec").asLong()).isEqualTo(sinceChange);
            assertThat(agent.get("status_time_sec").asLong()).isGreaterThanOrEqualTo(sinceChange);
            assertThat(instant(agent, "last_update_time")
                            .plusSeconds(agent.get("since_last_update").asLong()))
                    .isEqualTo(START.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void shouldHaveStatisticsThatAgreeWithTheAgents() throws IOException {
        for (int minute = 0; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            JsonNode answer = answer("");
            JsonNode statistics = answer.at("/data/entries/data");
            assertThat(statistics.get("agent_total").asInt())
                    .isEqualTo(agents(answer).size());
            for (String word : List.of("INCALL", "READY", "PAUSED", "DEAD", "DISPO")) {
                agree(statistics, agents(answer), word);
            }
            assertThat(answer.at("/data/available_agents")).isEqualTo(statistics.get("agent_ready"));
        }
    }

    private static void agree(JsonNode statistics, List<JsonNode> agents, String status) {
        List<JsonNode> inStatus = agents.stream()
                .filter(agent -> agent.get("status").asText().equals(status))
                .toList();
        String word = status.toLowerCase(Locale.ROOT);
        long seconds = inStatus.stream()
                .mapToLong(agent -> agent.get("status_length_sec").asLong())
                .sum();
        assertThat(statistics.get("agent_" + word).asInt()).isEqualTo(inStatus.size());
        assertThat(statistics.get("agent_time_count_" + word).asInt()).isEqualTo(inStatus.size());
        assertThat(statistics.get("agent_time_" + word).asLong()).isEqualTo(seconds);
        assertThat(statistics.get("agent_avg_" + word).asText())
                .isEqualTo(LocalTexts.hhmmss(seconds / Math.max(1, inStatus.size())));
    }

    @Test
    void shouldMoveOnlyTheClockFieldsWhileFrozen() throws IOException {
        centre.freeze();
        JsonNode before = agents(answer("")).getFirst();
        clock.advance(Duration.ofMinutes(10));

        JsonNode after = agents(answer("")).getFirst();

        assertThat(after.get("status_length_sec").asLong()
                        - before.get("status_length_sec").asLong())
                .isEqualTo(600);
        assertThat(after.get("last_state_change")).isEqualTo(before.get("last_state_change"));
        assertThat(after.get("status")).isEqualTo(before.get("status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign_id=4101", "queue_id=56701", "user_id=100105"})
    void shouldListOnlyWhoPassesTheFilter(String filter) throws IOException {
        String value = filter.substring(filter.indexOf('=') + 1);
        String field = filter.startsWith("queue") ? "queue_assignment_ids" : filter.substring(0, filter.indexOf('='));

        JsonNode answer = answer("?" + filter);

        assertThat(agents(answer))
                .hasSizeBetween(1, 25)
                .allMatch(agent -> agent.get(field).toString().contains(value));
        assertThat(answer.at("/data/entries/data/agent_total").asInt())
                .isEqualTo(agents(answer).size());
    }

    @Test
    void shouldListWhoHasOneOfTheSkills() throws IOException {
        List<JsonNode> skilled = agents(answer("?filter_by_skill_options=Spanish,TechSupport"));

        assertThat(skilled)
                .hasSizeBetween(1, 25)
                .allMatch(agent -> agent.get("skill_options").asText().matches("\\|(Spanish|TechSupport).*\\|"));
        assertThat(agents(answer("?filter_by_skill_options=Juggling"))).isEmpty();
    }

    @Test
    void shouldListNobodyWhenTheFilterFitsNobody() throws IOException {
        JsonNode answer = answer("?user_id=1");

        assertThat(agents(answer)).isEmpty();
        assertThat(answer.at("/data/entries/data/agent_avg_ready").asText()).isEqualTo("00:00:00");
    }

    @Test
    void shouldWriteTheTimesOfTheAccountsZone() throws IOException {
        assertThat(answer("").at("/data/entries/data/time").asText()).isEqualTo("2026-03-02 09:00:00");
        assertThat(answer("", FaultKind.CLOCK_JUMP)
                        .at("/data/entries/data/time")
                        .asText())
                .isEqualTo("2026-03-02 10:00:00");
    }

    private JsonNode answer(String query, FaultKind... faults) throws IOException {
        FaultEffect mishap = new FaultEffect(Set.of(faults), 0);
        MonitorQuery asked = MonitorQuery.of(RequestQuery.of("/v1/agent-monitor/search" + query));
        return mapper.readTree(JsonDocument.write(new MonitorAnswer(centre.snapshot(), asked, ZONE, mishap)));
    }

    private JsonNode sample() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/convoso/agent-monitor-sample.json")) {
            return mapper.readTree(Objects.requireNonNull(in));
        }
    }

    private static List<JsonNode> agents(JsonNode answer) {
        return answer.at("/data/entries/agents").valueStream().toList();
    }

    /** Names and types of the fields; what an array holds may differ, for an agent without a queue has an empty one. */
    private static List<String> types(JsonNode agent) {
        return agent.properties().stream()
                .map(field -> field.getKey() + " " + field.getValue().getNodeType())
                .toList();
    }

    private static AgentSnapshot find(CentreSnapshot truth, String id) {
        return truth.agents().stream()
                .filter(agent -> agent.profile().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant instant(JsonNode agent, String field) {
        return LocalDateTime.parse(agent.get(field).asText(), LOCAL)
                .atZone(ZONE)
                .toInstant();
    }
}
