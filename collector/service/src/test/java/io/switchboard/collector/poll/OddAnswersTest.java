package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in, polls out: what one value that cannot be read costs, in Convoso's monitor and in Kore's list. */
class OddAnswersTest {
    private static final String READY =
            "\"status\":\"READY\",\"calls_today\":3,\"last_state_change\":\"2026-03-02 03:59:00\"";
    private static final String INCALL =
            "\"status\":\"INCALL\",\"calls_today\":4,\"last_state_change\":\"2026-03-02 03:59:58\"";

    private final PolledApi monitor = Sample.AGENT_MONITOR.api();
    private final AnsweredPolls polls = new AnsweredPolls();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status_length\":\"-00:00:03\"",
                "\"campaign_skill\":\"N/A\"",
                "\"last_inbound_call_time\":false",
                "\"total_calls\":\"1,02\"",
                "\"inbound_only\":\"maybe\"",
                "\"list_name\":{\"a\":[1]}"
            })
    void shouldPublishTheOtherChangesOfARowWithOneOddValue(String odd) {
        poll(monitor, agents(agent(7, READY)));

        DatasetResult seen =
                poll(monitor, agents(agent(7, INCALL + "," + odd))).seen().getFirst();

        assertThat(seen.changes()).singleElement().satisfies(change -> {
            assertThat(change.op()).isEqualTo(ChangeOp.UPDATE);
            assertThat(change.changed())
                    .filteredOn(name -> !name.equals("unread_fields"))
                    .containsExactly("calls_today", "last_state_change", "status");
        });
    }

    @Test
    void shouldKeepTheLastCommittedValueOfAFieldThatCannotBeRead() {
        poll(monitor, agents(agent(7, READY + ",\"campaign_skill\":5")));

        RowChange odd = agent(poll(monitor, agents(agent(7, INCALL + ",\"campaign_skill\":\"N/A\""))));
        PollResult again = poll(monitor, agents(agent(7, INCALL + ",\"campaign_skill\":\"n/a\"")));
        RowChange back = agent(poll(monitor, agents(agent(7, INCALL + ",\"campaign_skill\":5"))));

        assertThat(((Agent) odd.after().orElseThrow()).getCampaignSkill()).isEqualTo(5);
        assertThat(((Agent) odd.after().orElseThrow()).getUnreadFields()).isEqualTo("campaign_skill");
        assertThat(again.seen().getFirst().changes()).isEmpty();
        assertThat(back.changed()).containsExactly("unread_fields");
        assertThat(((Agent) back.after().orElseThrow()).getUnreadFields()).isNull();
    }

    @Test
    void shouldLeaveAFieldEmptyThatCannotBeReadInANewRow() {
        RowChange change = agent(poll(monitor, agents(agent(7, READY + ",\"campaign_skill\":\"N/A\""))));

        assertThat(((Agent) change.after().orElseThrow()).getCampaignSkill()).isNull();
        assertThat(((Agent) change.after().orElseThrow()).getStatus()).isEqualTo("READY");
    }

    @Test
    void shouldTakeNoTimeForTheVendorsThatItDidNotSay() {
        poll(monitor, agents(agent(7, READY)));

        RowChange change =
                agent(poll(monitor, agents(agent(7, "\"status\":\"PAUSED\",\"last_state_change\":\"soon\""))));

        assertThat(change.when().basis()).isEqualTo(Basis.OBSERVED);
    }

    /** The committed time would say that the agent has not left the status since, however long nobody looked. */
    @Test
    void shouldNotKeepTheVendorsTimeOfAChangeThatCannotBeRead() {
        String odd = "\"status\":\"READY\",\"calls_today\":3,\"last_state_change\":\"soon\"";
        poll(monitor, agents(agent(7, READY)));

        RowChange unknown = agent(poll(monitor, agents(agent(7, odd))));
        PollResult again = poll(monitor, agents(agent(7, odd)));
        RowChange back = agent(poll(monitor, agents(agent(7, READY))));

        assertThat(unknown.changed()).containsExactly("last_state_change", "unread_fields");
        assertThat(unknown.when().basis()).isEqualTo(Basis.OBSERVED);
        assertThat(((Agent) unknown.after().orElseThrow()).getLastStateChange()).isNull();
        assertThat(again.seen().getFirst().changes()).isEmpty();
        assertThat(back.changed()).containsExactly("last_state_change", "unread_fields");
    }

    @Test
    void shouldTakeAValueAroundRowsThatCannotBeReadForUnknownInEach() {
        String day = """
                {"data":[{"userId":"a","lastName":%s,"status":[{"startTime":"2026-03-02T08:00:00"%s},
                 {"startTime":"2026-03-02T09:00:00"}]}]}
                """;
        PolledApi kore = Sample.AGENT_STATUS_DETAILS.api();
        poll(kore, day.formatted("\"A\"", ""));

        List<RowChange> changes = poll(kore, day.formatted("{}", ",\"endTime\":\"2026-03-02T09:00:00\""))
                .seen()
                .getFirst()
                .changes();

        assertThat(changes)
                .extracting(RowChange::changed)
                .containsExactly(List.of("end_time", "unread_fields"), List.of("unread_fields"));
        assertThat(changes).allSatisfy(change -> {
            StatusSegment after = (StatusSegment) change.after().orElseThrow();
            assertThat(after.getLastName()).isEqualTo("A");
            assertThat(after.getUnreadFields()).isEqualTo("last_name");
        });
    }

    /** What grew in two hours did not grow since the last poll. */
    @Test
    void shouldDateAChangeFromThePollThatReadTheFieldLast() {
        PollResult read = poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":3")));
        RowChange unread = agent(poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":\"?\""))));
        PollResult between = poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":\"?\"")));
        RowChange other = agent(poll(monitor, agents(agent(7, "\"status\":\"INCALL\",\"calls_today\":\"?\""))));
        PollResult last = poll(monitor, agents(agent(7, "\"status\":\"INCALL\",\"calls_today\":\"?\"")));
        RowChange again = agent(poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":9"))));
        PollResult known = poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":9")));
        RowChange next = agent(poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":10"))));

        assertThat(unread.when().notBefore()).contains(read.startedAt());
        assertThat(other.when().notBefore()).as("another field").contains(between.startedAt());
        assertThat(last.seen().getFirst().changes()).isEmpty();
        assertThat(again.when().notBefore()).as("calls_today was read last").contains(read.startedAt());
        assertThat(next.when().notBefore()).contains(known.startedAt());
    }

    @Test
    void shouldNotKnowSinceWhenAFieldMayHaveChangedThatWasNeverRead() {
        poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":\"?\"")));

        RowChange change = agent(poll(monitor, agents(agent(7, "\"status\":\"READY\",\"calls_today\":9"))));

        assertThat(change.when().notBefore()).isEmpty();
    }

    /** Null in its end is a segment that lasts: the row must say that it is none. */
    @ParameterizedTest
    @ValueSource(strings = {"\"Invalid date\"", "\"02.03.2026 09:00\"", "{}"})
    void shouldSayThatTheEndOfASegmentCouldNotBeRead(String end) {
        String day =
                "{\"data\":[{\"userId\":\"a\",\"status\":[{\"startTime\":\"2026-03-02T08:00:00\",\"endTime\":%s}]}]}";
        PolledApi kore = Sample.AGENT_STATUS_DETAILS.api();

        RowChange created = agent(poll(kore, day.formatted(end)));
        PollResult again = poll(kore, day.formatted(end));
        RowChange open = agent(poll(kore, day.formatted("\"-\"")));
        RowChange unread = agent(poll(kore, day.formatted(end)));
        RowChange ended = agent(poll(kore, day.formatted("\"2026-03-02T09:00:00\"")));

        assertThat(((StatusSegment) created.after().orElseThrow()).getUnreadFields())
                .isEqualTo("end_time");
        assertThat(again.seen().getFirst().changes()).isEmpty();
        assertThat(open.changed()).containsExactly("unread_fields");
        assertThat(unread.changed()).containsExactly("unread_fields");
        assertThat(unread.when().basis()).isEqualTo(Basis.OBSERVED);
        assertThat(ended.changed()).containsExactly("end_time", "unread_fields");
    }

    @Test
    void shouldKeepTheTotalsWhereOneFigureCannotBeRead() {
        String totals = "{\"data\":{\"available_agents\":%s,\"entries\":{\"agents\":[],\"data\":{\"campaign_id\":\"\","
                + "\"hopper\":%s,\"dropped\":%s}}}}";
        poll(monitor, totals.formatted("36", "7", "1"));

        DatasetResult seen =
                poll(monitor, totals.formatted("\"?\"", "\"none\"", "2")).seen().get(1);

        assertThat(seen.changes()).singleElement().satisfies(change -> {
            assertThat(change.changed()).containsExactly("dropped", "unread_fields");
            Totals after = (Totals) change.after().orElseThrow();
            assertThat(after.getAvailableAgents()).isEqualTo(36);
            assertThat(after.getHopper()).isEqualTo(7);
        });
    }

    @Test
    void shouldReportAFieldAndShapeOfTextOnceAndCountItAfterThat() {
        DatasetErrors first = faults(agent(7, "\"status_length\":\"-00:00:03\""));
        DatasetErrors again =
                faults(agent(7, "\"status_length\":\"-00:00:08\""), agent(8, "\"status_length\":\"-01:00:08\""));
        DatasetErrors other = faults(agent(7, "\"status_length\":\"never\""), agent(8, "\"calls_today\":\"never\""));

        assertThat(first.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.path()).isEqualTo("data.entries.agents[].status_length");
            assertThat(letter.reason())
                    .contains("not a duration")
                    .contains("status_length")
                    .contains("\"7\"");
            assertThat(UTF_8.decode(letter.raw()).toString()).isEqualTo("-00:00:03");
        });
        assertThat(again.letters()).isEmpty();
        assertThat(again.values()).isEqualTo(2);
        assertThat(other.letters())
                .extracting(PendingDeadLetter::path)
                .containsExactly("data.entries.agents[].status_length", "data.entries.agents[].calls_today");
    }

    @Test
    void shouldReportABoundedNumberOfShapes() {
        int letters = 0;
        for (int length = 1; length < 100; length++) {
            letters += faults(agent(7, "\"calls_today\":\"" + "x".repeat(length) + "\""))
                    .letters()
                    .size();
        }

        assertThat(letters).isEqualTo(20);
    }

    @Test
    void shouldKeepTheRowWhoseLongestTextKafkaWouldNotTake() {
        poll(monitor, agents(agent(7, READY + ",\"list_name\":\"short\"")));

        RowChange change =
                agent(poll(monitor, agents(agent(7, INCALL + ",\"list_name\":\"" + "€".repeat(200_000) + "\""))));

        assertThat(change.changed()).doesNotContain("list_name");
        assertThat(((Agent) change.after().orElseThrow()).getListName()).isEqualTo("short");
    }

    @Test
    void shouldKeepNoOldTextThatKafkaWouldNotTakeBesideTheNewOnes() {
        String half = "x".repeat(240_000);
        poll(monitor, agents(agent(7, READY + ",\"list_name\":\"" + half + "\"")));

        RowChange change =
                agent(poll(monitor, agents(agent(7, READY + ",\"list_name\":{},\"campaign_name\":\"" + half + "\""))));

        assertThat(((Agent) change.after().orElseThrow()).getListName()).isNull();
        assertThat(((Agent) change.after().orElseThrow()).getCampaignName()).hasSize(240_000);
    }

    @Test
    void shouldSayOfTheAgentsNothingThatConcernsTheTotals() {
        poll(monitor, agents(agent(7, READY)));

        PollResult poll = poll(monitor, agents(agent(7, READY)).replace("\"campaign_id\":\"\"", "\"campaign_id\":[1]"));

        assertThat(poll.seen().get(0).outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
        assertThat(poll.seen().get(0).next().allSeenAt()).contains(poll.startedAt());
        assertThat(poll.seen().get(1).outcome()).isInstanceOf(PollOutcome.PartialOutcome.class);
        assertThat(poll.outcome())
                .as("the worst of them")
                .isEqualTo(poll.seen().get(1).outcome());
    }

    @Test
    void shouldLogOutAnAgentBesideARowThatNeverHasAKey() {
        String nobody = agent(0, READY);
        poll(monitor, agents(agent(7, READY), agent(8, READY), nobody));

        poll(monitor, agents(agent(7, READY), nobody));
        PollResult second = poll(monitor, agents(agent(7, READY), nobody));

        assertThat(agent(second).op()).isEqualTo(ChangeOp.DELETE);
        assertThat(second.seen().getFirst().next().allSeenAt()).contains(second.startedAt());
        assertThat(second.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
    }

    @Test
    void shouldKeepAKnownRowOfWhichTheAnswerShowsTheKeyAlone() {
        PolledApi performance = Sample.AGENT_PERFORMANCE.api();
        poll(performance, "{\"data\":{\"7\":{\"calls\":3},\"8\":{\"calls\":4}}}");
        for (int i = 0; i < 4; i++) {
            DatasetResult seen = poll(performance, "{\"data\":{\"7\":null,\"8\":{\"calls\":4},\"9\":false}}")
                    .seen()
                    .getFirst();

            assertThat(seen.changes()).hasSize(i == 0 ? 1 : 0).allSatisfy(change -> {
                assertThat(change.changed()).containsExactly("unread_fields");
                Performance after = (Performance) change.after().orElseThrow();
                assertThat(after.getCalls()).isEqualTo(3);
                assertThat(after.getUnreadFields()).contains("calls").contains("talk_sec");
            });
            assertThat(seen.faults().letters()).hasSize(2);
        }
    }

    private DatasetErrors faults(String... agents) {
        return poll(monitor, agents(agents)).seen().getFirst().faults();
    }

    private static String agents(String... agents) {
        return "{\"success\":true,\"data\":{\"entries\":{\"agents\":[" + String.join(",", agents)
                + "],\"data\":{\"campaign_id\":\"\"}}}}";
    }

    private static String agent(int id, String fields) {
        return "{\"user_id\":\"" + id + "\"," + fields + "}";
    }

    private static RowChange agent(PollResult poll) {
        List<RowChange> changes = poll.seen().getFirst().changes();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private PollResult poll(PolledApi api, String json) {
        return polls.poll(api, json);
    }
}
