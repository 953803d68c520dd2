package io.switchboard.statuschanges;

import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentKey;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.statuschanges.segments.StatusPage;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusChangesTopologyTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTellAChangeOfStatusUnderTheAgentsKeyAndTheTimeItWasObserved() {
        new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:58:00")
                .shows("10:00:05", "a1 INCALL 10:00:03")
                .answers()
                .forEach(answer -> answer.changes().forEach(bench::read));

        List<TestRecord<AgentKey, StatusChange>> told = bench.records();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(new AgentKey("acme", "convoso", "a1")));
        assertThat(told.getLast().value().getToStatus()).isEqualTo(Status.ON_CONTACT);
        assertThat(Instant.ofEpochMilli(told.getLast().timestamp())).isEqualTo(at("10:00:05.400"));
    }

    @Test
    void shouldBeSilentWhenTheStatusStays() {
        assertThat(bench.read(new Monitor("acme")
                        .shows("10:00:00", "a1 READY 09:58:00 Sales")
                        .shows("10:00:05", "a1 READY 09:58:00 Care")))
                .hasSize(1);
    }

    @Test
    void shouldNotSayHowLongAStatusLastedThatEndedWhileNobodyPolled() {
        List<StatusChange> told = bench.read(new Monitor("acme")
                .shows("16:59:55", "a1 READY 16:30:00", "a2 READY 16:30:00", "a3 INCALL 16:30:00", "a4 READY 16:30:00")
                .shows("17:00:00", "a1 READY 16:30:00", "a2 READY 16:30:00", "a3 INCALL 16:30:00", "a4 READY 16:30:00")
                .shows("19:00:00", "a2 PAUSED 18:30:00", "a3 DISPO 17:00:30", "a4 READY 16:30:00")
                .shows("19:00:05", "a2 PAUSED 18:30:00", "a3 DISPO 17:00:30", "a4 INCALL 19:00:03"));

        assertThat(told)
                .filteredOn(change -> change.getKind() != ChangeKind.FIRST_SEEN)
                .extracting(
                        StatusChange::getAgentId,
                        StatusChange::getChangedAt,
                        StatusChange::getNotBefore,
                        StatusChange::getPreviousDurationMs)
                .containsExactly(
                        tuple("a2", at("18:30:00"), at("17:00:00"), null),
                        tuple("a3", at("17:00:30"), at("17:00:00"), 1_830_000L),
                        tuple("a4", at("19:00:03"), at("19:00:00"), 9_003_000L),
                        tuple("a1", at("19:00:00.400"), at("17:00:00"), null));
    }

    @ParameterizedTest(name = "{0} minutes ahead")
    @ValueSource(ints = {10, 60})
    void shouldTellNoChangeThatBeganAfterItWasSeen(int minutes) {
        Instant wrong = at("10:00:00").plus(Duration.ofMinutes(minutes));
        List<StatusChange> told = bench.read(new Monitor("acme")
                .shows(wrong, "a1 READY 09:30:00", "a2 READY 09:30:00", "a3 READY 09:30:00", "a4 READY 09:30:00")
                .shows(wrong.plusSeconds(5), "a1 READY 09:30:00", "a2 READY 09:30:00", "a3 READY 09:30:00")
                .shows("10:00:10", "a1 PAUSED 10:00:08", "a2 READY 09:30:00", "a5 READY 10:00:09")
                .shows("10:00:15", "a1 PAUSED 10:00:08", "a2 READY 10:00:12", "a5 READY 10:00:09"));

        assertThat(told)
                .filteredOn(change -> change.getKind() != ChangeKind.FIRST_SEEN)
                .hasSize(5)
                .allSatisfy(change -> {
                    assertThat(change.getChangedAt()).isBeforeOrEqualTo(change.getObservedAt());
                    assertThat(change.getNotBefore() == null
                                    || change.getNotBefore().isBefore(change.getChangedAt()))
                            .isTrue();
                });
        assertThat(told)
                .filteredOn(change -> "a1".equals(change.getAgentId()))
                .last()
                .satisfies(change -> assertThat(change.getChangedAt()).isEqualTo(at("10:00:08")));
    }

    @Test
    void shouldNotSayHowLongAStatusLastedOnceThePollRecordsAreGone() {
        List<StatusChange> told = bench.read(new Monitor("acme")
                .shows("09:00:00", "a1 READY 08:30:00", "a2 READY 08:30:00", "a3 READY 08:30:00")
                .outlivesItsPolls()
                .shows("17:00:00", "a2 READY 08:30:00", "a3 PAUSED 16:30:00")
                .shows("17:00:05", "a2 READY 08:30:00", "a3 PAUSED 16:30:00"));

        assertThat(told)
                .filteredOn(change -> change.getKind() != ChangeKind.FIRST_SEEN)
                .extracting(StatusChange::getAgentId, StatusChange::getNotBefore, StatusChange::getPreviousDurationMs)
                .containsExactly(tuple("a3", null, null), tuple("a1", null, null));
    }

    @Test
    void shouldPublishAChangeOfCampaign() {
        Envelope change = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:58:00 Sales")
                .shows("10:00:05", "a1 READY 09:58:00 Care")
                .answers()
                .getLast()
                .changes()
                .getFirst();
        bench.read(new Envelope(
                change.getBefore(),
                Agent.newBuilder(change.getAfter()).setCampaignId("2").build(),
                change.getOp(),
                change.getTsMs(),
                change.getSource(),
                change.getEventTime(),
                change.getEventTimeBasis(),
                change.getId()));

        assertThat(bench.records())
                .extracting(TestRecord::value)
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.getKind()).isEqualTo(ChangeKind.CAMPAIGN_CHANGED);
                    assertThat(changed.getPreviousCampaign()).isEqualTo("Sales");
                    assertThat(changed.getCampaign()).isEqualTo("Care");
                });
    }

    @Test
    void shouldKeepAnAgentOfTwoVendorsApart() {
        List<StatusChange> convoso = bench.read(
                new Monitor("acme").shows("10:00:00", "a1 READY 09:58:00").shows("10:00:05", "a1 INCALL 10:00:03"));
        StatusPage page = new StatusPage("acme").shows("10:00:10", "a1 AVAILABLE 09:59:00");
        List<StatusChange> kore = bench.read(page);
        List<StatusChange> other = bench.read(new StatusPage("beta").shows("10:00:10", "a1 BUSY 09:59:30"));

        assertThat(convoso).extracting(StatusChange::getVendor).containsOnly("convoso");
        assertThat(convoso).extracting(StatusChange::getToStatus).containsExactly(Status.READY, Status.ON_CONTACT);
        assertThat(kore).singleElement().satisfies(change -> {
            assertThat(change.getVendor()).isEqualTo("kore");
            assertThat(change.getFromStatus()).isNull();
        });
        assertThat(other)
                .singleElement()
                .satisfies(change -> assertThat(change.getFromStatus()).isNull());
    }

    @Test
    void shouldCountWordsThatAreNotMapped() {
        List<StatusChange> monitor =
                bench.read(new Monitor("acme").shows("10:00:00", "a1 LUNCH 09:58:00", "a2 READY 09:58:00"));
        List<StatusChange> page = bench.read(
                new StatusPage("care").shows("10:00:00", "u1 LOGINPREP 09:50:00 09:58:00", "u1 AWAY/Lunch 09:58:00"));

        assertThat(monitor).extracting(StatusChange::getToStatus).containsExactly(Status.OTHER, Status.READY);
        assertThat(page).extracting(StatusChange::getToStatus).containsExactly(Status.OTHER, Status.AWAY);
        assertThat(bench.unmapped()).isEqualTo(2);
        assertThat(bench.scrape())
                .contains(
                        "switchboard_unmapped_words_total{account=\"acme\",vendor=\"convoso\"} 1.0\n",
                        "switchboard_unmapped_words_total{account=\"care\",vendor=\"kore\"} 1.0\n",
                        "switchboard_status_changes_total{account=\"acme\",kind=\"first_seen\",vendor=\"convoso\"} 2.0\n");
    }

    @Test
    void shouldPassOverATombstone() {
        bench.readTombstones("acme", "a1", at("10:00:00"));

        assertThat(bench.records()).isEmpty();
    }

    @Test
    void shouldWaitForTheChangesOfBothVendors() {
        assertThat(StatusChangesTopology.inputs(new Topics("x")))
                .extracting(topic -> topic.name())
                .containsExactly("x.convoso.agent-monitor.agents.changes", "x.kore.agent-status-details.changes");
    }
}
