package io.switchboard.quickstart.live;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.quickstart.live.Fact.Count;
import io.switchboard.quickstart.live.Fact.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Facts facts = new Facts();

    @Test
    void shouldSayNothingBeforeAnythingHasCome() {
        assertThat(facts.list()).isEmpty();
    }

    @Test
    void shouldCountAgentsOfKoreByTheStatusTheyAreIn() {
        facts.put(segment("1", NOON), lasting("1", "AVAILABLE"));
        facts.put(segment("2", NOON), lasting("2", "Busy"));
        facts.put(segment("3", NOON), lasting("3", "AWAY"));
        facts.put(segment("3", NOON), ended("3", "AWAY"));
        facts.put(segment("3", NOON.plusSeconds(60)), lasting("3", "BUSY"));
        facts.put(segment("4", NOON), lasting("4", "OFFLINE"));
        facts.remove(segment("4", NOON));

        assertThat(facts.list())
                .containsExactly(
                        new Count(1, "AVAILABLE"), new Count(2, "BUSY"), new Count(0, "AWAY"), new Count(0, "OFFLINE"));
    }

    @Test
    void shouldAddUpTheQueuesOfTheNewestInterval() {
        Instant next = NOON.plus(QUARTER);
        volume("sales", NOON, 90);
        volume("sales", next, 5);
        volume("care", next, 7);
        volume("care", next, 8);
        volume("care", NOON, 91);

        assertThat(facts.list())
                .containsExactly(
                        new Count(13, "offered"),
                        new Count(11, "answered"),
                        new Count(0, "abandoned"),
                        new Span(next, next.plus(QUARTER)));
    }

    @Test
    void shouldTakeConversationsFromTheRowOfAllSkills() {
        conversations("period-skill", "all", 400);
        conversations("skill", "7", 9);
        conversations("agent", "all", 17);
        conversations("skill", "all", 17);

        assertThat(facts.list())
                .containsExactly(
                        new Count(17, "resolved"),
                        new Count(3, "by consumers"),
                        new Span(NOON.minusSeconds(300), NOON));
    }

    @Test
    void shouldAddUpTheNewestDayOfAllAgents() {
        performance("1", "2026-03-01", 100);
        performance("1", "2026-03-02", 10);
        performance("2", "2026-03-02", 20);

        assertThat(facts.list())
                .containsExactly(new Count(30, "calls"), new Count(8, "answered"), new Count(2, "agents"));
    }

    @Test
    void shouldTellTheCallsOfToday() {
        facts.put(
                new io.switchboard.convoso.agentmonitor.totals.Key("acme-sales", "all"),
                Totals.newBuilder()
                        .setAccount("acme-sales")
                        .setCampaignId("all")
                        .setCallsToday(312L)
                        .build());

        assertThat(facts.list()).containsExactly(new Count(312, "calls today"), new Count(0, "waiting"));
    }

    private static Key segment(String agent, Instant start) {
        return new Key("acme-care", agent, start);
    }

    private static StatusSegment lasting(String agent, String status) {
        return StatusSegment.newBuilder()
                .setAccount("acme-care")
                .setUserId(agent)
                .setStartTime(NOON)
                .setPrimaryStatus(status)
                .build();
    }

    private static StatusSegment ended(String agent, String status) {
        return StatusSegment.newBuilder(lasting(agent, status))
                .setEndTime(NOON.plusSeconds(60))
                .build();
    }

    private void volume(String queue, Instant start, int offered) {
        facts.put(
                new io.switchboard.kore.callvolume.Key("acme-care", queue, start),
                CallVolume.newBuilder()
                        .setAccount("acme-care")
                        .setQueueId(queue)
                        .setIntervalStart(start)
                        .setIntervalEnd(start.plus(QUARTER))
                        .setOfferedContacts(offered)
                        .setAnsweredContacts(offered - 1)
                        .build());
    }

    private void conversations(String level, String skill, long resolved) {
        facts.put(
                new io.switchboard.liveperson.msgconversation.Key("acme-chat", level, skill, "all", NOON),
                Metrics.newBuilder()
                        .setAccount("acme-chat")
                        .setLevel(level)
                        .setSkillId(skill)
                        .setAgentId("all")
                        .setBucketStart(NOON.minusSeconds(300))
                        .setBucketEnd(NOON)
                        .setTotalResolvedConversations(resolved)
                        .setResolvedConversationsByConsumer(3L)
                        .build());
    }

    private void performance(String agent, String day, int calls) {
        LocalDate date = LocalDate.parse(day);
        facts.put(
                new io.switchboard.convoso.agentperformance.Key("acme-sales", agent, date, date),
                Performance.newBuilder()
                        .setAccount("acme-sales")
                        .setUserId(agent)
                        .setDateStart(date)
                        .setDateEnd(date)
                        .setCalls(calls)
                        .setHumanAnswered(4)
                        .build());
    }
}
