package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentperformance.Performance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Convoso as its PHP writes them. */
class ConvosoAnswersTest {
    private static final String SEVEN = "{\"user_id\":\"7\",\"status\":\"READY\"}";
    private static final String EIGHT = "{\"user_id\":\"8\",\"status\":\"READY\"}";
    private static final String WARNING = "<br />\n<b>Warning</b>: Undefined index: agents in <b>/srv/x.php</b>";

    private final PolledApi monitor = Sample.AGENT_MONITOR.api();
    private final PolledApi performance = Sample.AGENT_PERFORMANCE.api();
    private final AnsweredPolls polls = new AnsweredPolls();

    @Test
    void shouldReadAListWithAGap() {
        PollResult poll = polls.poll(monitor, agents("{\"0\":" + SEVEN + ",\"2\":" + EIGHT + "}"));

        assertThat(changes(poll)).hasSize(2);
        assertThat(poll.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
    }

    @Test
    void shouldRefuseAnObjectWhoseNamesAreNoNumbers() {
        PollResult poll = polls.poll(monitor, agents("{\"seven\":" + SEVEN + "}"));

        assertThat(poll.outcome().reason().orElseThrow()).contains("data.entries.agents is an object where an array");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"data\":{\"entries\":[]}}",
                "{\"success\":true,\"data\":{\"entries\":{ }}}",
                "{\"success\":true,\"data\":{\"entries\":null}}",
                "{\"success\":true,\"data\":{\"entries\":{\"agents\":[],\"data\":{\"campaign_id\":\"\"}}}}",
                "{\"success\":true,\"data\":{\"entries\":{\"agents\":{},\"data\":{\"campaign_id\":\"\"}}}}",
                "{\"success\":true,\"data\":{\"entries\":{\"agents\":null,\"data\":{\"campaign_id\":\"\"}}}}"
            })
    void shouldTakeNothingForNobody(String nobody) {
        polls.poll(monitor, agents("[" + SEVEN + "]"));

        PollResult first = polls.poll(monitor, nobody);
        List<RowChange> second = changes(polls.poll(monitor, nobody));
        List<RowChange> third = changes(polls.poll(monitor, nobody));

        assertThat(first.outcome().name()).as("all are missing at once").isEqualTo(Outcome.PARTIAL);
        assertThat(second).isEmpty();
        assertThat(third).extracting(RowChange::op).containsExactly(ChangeOp.DELETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"entries\":{\"more\":[]}}}", "{\"data\":[]}", "{\"data\":null}", "{}"})
    void shouldRefuseAnAnswerWithoutAPlaceForAgents(String json) {
        assertThat(polls.poll(monitor, json).outcome().reason().orElseThrow()).endsWith("is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"Missing Agents\"",
                "\"message\":\"No agents found.\"",
                "\"code\":\"MISSING_AGENTS\"",
                "\"error\":\"No data available\",\"data\":[]"
            })
    void shouldTakeADayNobodyWorkedForAnEmptyOne(String words) {
        PollResult poll = polls.poll(performance, "{\"success\":false," + words + "}");

        assertThat(poll.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
        assertThat(changes(poll)).isEmpty();
    }

    @Test
    void shouldTakeAnyOtherRefusalForOne() {
        PollResult poll = polls.poll(performance, "{\"success\":false,\"text\":\"Missing or invalid user\"}");

        assertThat(poll.outcome().name()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"calls\":3}", "{\"user_id\":\"0\",\"calls\":3}", "{\"user_id\":false}", "false", "null"})
    void shouldTakeTheName0ForNobodysId(String row) {
        PollResult poll = polls.poll(performance, "{\"data\":{\"0\":" + row + ",\"7\":{\"calls\":4}}}");

        assertThat(changes(poll))
                .extracting(change -> ((Performance) change.after().orElseThrow()).getUserId())
                .containsExactly("7");
        assertThat(poll.seen().getFirst().faults().unread()).isEqualTo(1);
    }

    @Test
    void shouldReadAListWithAGapWhereIdsAreNames() {
        PollResult poll = polls.poll(
                performance,
                "{\"data\":{\"0\":{\"user_id\":\"7\",\"calls\":3},\"2\":{\"user_id\":\"8\",\"calls\":4}}}");

        assertThat(changes(poll))
                .extracting(change -> ((Performance) change.after().orElseThrow()).getUserId())
                .containsExactly("7", "8");
        assertThat(poll.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
    }

    @Test
    void shouldTakeFalseForNoTextAndNoId() {
        Agent agent = agent(polls.poll(
                monitor,
                agents("[{\"user_id\":\"7\",\"status\":\"READY\",\"campaign_id\":false,\"list_name\":false,"
                        + "\"skill_options\":false}]")));

        assertThat(agent.getCampaignId()).isNull();
        assertThat(agent.getListName()).isNull();
        assertThat(agent.getSkillOptions()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "1.0", "\"1.0\"", "\"01\"", "null", "\"n/a\"", "false"})
    void shouldCompareTheTotalAsANumber(String total) {
        PollResult poll = polls.poll(performance, "{\"total\":" + total + ",\"data\":{\"7\":{\"calls\":3}}}");

        assertThat(poll.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
    }

    @Test
    void shouldMakeOneStableRowOfAnAgentWhoComesTwice() {
        String early = twice("\"READY\"", "03:58:00");
        String late = twice("\"INCALL\"", "03:59:00");
        PollResult first = polls.poll(monitor, agents("[" + early + "," + late + "]"));

        PollResult turned = polls.poll(monitor, agents("[" + late + "," + early + "]"));

        assertThat(agent(first).getStatus()).isEqualTo("INCALL");
        assertThat(changes(turned)).isEmpty();
        assertThat(first.seen().getFirst().faults().letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.reason()).contains("\"7\"").contains("comes more than once in one answer"));
        assertThat(turned.seen().getFirst().faults().letters())
                .as("reported once")
                .isEmpty();
        assertThat(turned.outcome()).as("it hides nobody").isEqualTo(new PollOutcome.CompleteOutcome());
    }

    @Test
    void shouldMakeOneStableRowOfAnAgentWhoComesTwiceAtTheSameTime() {
        String one = twice("\"READY\",\"campaign_id\":\"1\"", "03:58:00");
        String other = twice("\"READY\",\"campaign_id\":\"2\"", "03:58:00");
        polls.poll(monitor, agents("[" + one + "," + other + "]"));

        assertThat(changes(polls.poll(monitor, agents("[" + other + "," + one + "]"))))
                .isEmpty();
    }

    @Test
    void shouldQuoteAWarningInFrontOfTheAnswer() {
        PollResult poll = polls.poll(monitor, WARNING + "\n" + agents("[" + SEVEN + "]"));

        assertThat(poll.outcome().name()).isEqualTo(Outcome.MALFORMED);
        assertThat(poll.outcome().reason().orElseThrow())
                .startsWith("not JSON")
                .contains("<br /> <b>Warning</b>: Undefined index: agents")
                .hasSizeLessThan(700);
    }

    @Test
    void shouldReadAnAnswerWithAWarningBehindIt() {
        PollResult poll = polls.poll(monitor, agents("[" + SEVEN + "," + EIGHT + "]") + "\n" + WARNING);
        polls.poll(monitor, agents("[" + SEVEN + "]") + "\n" + WARNING);
        PollResult third = polls.poll(monitor, agents("[" + SEVEN + "]") + "\n" + WARNING);

        assertThat(changes(poll)).hasSize(2);
        assertThat(poll.outcome().name()).isEqualTo(Outcome.PARTIAL);
        assertThat(poll.outcome().reason().orElseThrow())
                .contains("<br /> <b>Warning</b>: Undefined index: agents in <b>/srv/x.php</b>");
        assertThat(changes(third))
                .as("it hides nobody")
                .extracting(RowChange::op)
                .containsExactly(ChangeOp.DELETE);
        assertThat(third.seen().getFirst().next().allSeenAt()).contains(third.startedAt());
    }

    @Test
    void shouldReadOneAnswerOfTwo() {
        PollResult poll = polls.poll(monitor, agents("[" + SEVEN + "]") + agents("[" + EIGHT + "]"));

        assertThat(changes(poll)).hasSize(1);
        assertThat(poll.outcome().reason().orElseThrow()).contains("behind the answer");
    }

    private static String twice(String status, String time) {
        return "{\"user_id\":\"7\",\"status\":" + status + ",\"last_state_change\":\"2026-03-02 " + time + "\"}";
    }

    private static String agents(String agents) {
        return "{\"success\":true,\"data\":{\"entries\":{\"agents\":" + agents + ",\"data\":{\"campaign_id\":\"\"}}}}";
    }

    private static List<RowChange> changes(PollResult poll) {
        DatasetResult agents = poll.seen().getFirst();
        return agents.changes();
    }

    private static Agent agent(PollResult poll) {
        return (Agent) changes(poll).getFirst().after().orElseThrow();
    }
}
