package io.switchboard.streams.status;

import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Source;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.streams.monitor.Answer;
import io.switchboard.streams.monitor.Monitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusInterpreterTest {
    private final StatusInterpreter interpreter = new StatusInterpreter(StatusMapping.CONVOSO);

    @ParameterizedTest
    @CsvSource({
        "READY, READY",
        "incall, ON_CONTACT",
        "DEAD, ON_CONTACT",
        "CLOSER, READY",
        "QUEUE, ON_CONTACT",
        "MQUEUE, ON_CONTACT",
        "PARK, ON_CONTACT",
        "MANUAL, ON_CONTACT",
        "Dispo, WRAP_UP",
        "WRAP, WRAP_UP",
        "PAUSED, PAUSED",
        "PREVIEW, PREVIEW",
        "LOGGED_OUT, OFFLINE",
        "LUNCH, OTHER",
        "' READY ', READY"
    })
    void shouldReadTheVendorsWords(String word, Status status) {
        assertThat(StatusMapping.CONVOSO.statusOf(word)).isEqualTo(status);
    }

    @Test
    void shouldReadAWordAsTheConfigurationSays() {
        StatusMapping mapping = StatusMapping.CONVOSO.with(Map.of("lunch", Status.AWAY, "DEAD", Status.WRAP_UP));

        assertThat(mapping.statusOf("LUNCH")).isEqualTo(Status.AWAY);
        assertThat(mapping.statusOf("dead")).isEqualTo(Status.WRAP_UP);
        assertThat(mapping.knows("COFFEE")).isFalse();
        assertThat(mapping.knows(null)).isFalse();
    }

    @Test
    void shouldSeeAnAgentForTheFirstTime() {
        StatusChange change = only(new Monitor("acme").shows("10:00:00", "a1 READY 08:12:00 Sales"));

        assertThat(change.getFromStatus()).isNull();
        assertThat(change.getVendorFrom()).isNull();
        assertThat(change.getToStatus()).isEqualTo(Status.READY);
        assertThat(change.getVendorTo()).isEqualTo("READY");
        assertThat(change.getChangedAt()).isEqualTo(at("08:12:00"));
        assertThat(change.getNotBefore()).isNull();
        assertThat(change.getPreviousDurationMs()).isNull();
        assertThat(change.getCampaign()).isEqualTo("Sales");
    }

    @Test
    void shouldTakeTheVendorsTimeOfAChange() {
        StatusChange change = only(
                new Monitor("acme").shows("10:00:00", "a1 READY 09:58:00").shows("10:00:05", "a1 INCALL 10:00:03"));

        assertThat(change.getFromStatus()).isEqualTo(Status.READY);
        assertThat(change.getToStatus()).isEqualTo(Status.ON_CONTACT);
        assertThat(change.getChangedAt()).isEqualTo(at("10:00:03"));
        assertThat(change.getBasis()).isEqualTo(Basis.VENDOR);
        assertThat(change.getNotBefore()).isEqualTo(at("10:00:00"));
        assertThat(change.getObservedAt()).isEqualTo(at("10:00:05.400"));
        assertThat(change.getPreviousDurationMs()).isEqualTo(123_000);
        assertThat(change.getId()).isEqualTo("a1#1001u");
    }

    @Test
    void shouldMoveATruncatedVendorTimeBehindTheLastPoll() {
        StatusChange change = only(
                new Monitor("acme").shows("10:00:00.700", "a1 READY 09:58:00").shows("10:00:05", "a1 INCALL 10:00:00"));

        assertThat(change.getChangedAt()).isEqualTo(at("10:00:00.701"));
        assertThat(change.getBasis()).isEqualTo(Basis.VENDOR);
    }

    @ParameterizedTest
    @CsvSource({"09:59:58", "10:00:06", "23:00:00"})
    void shouldNotBelieveAVendorTimeThatThePollsContradict(String since) {
        StatusChange change = only(
                new Monitor("acme").shows("10:00:00", "a1 READY 09:58:00").shows("10:00:05", "a1 INCALL " + since));

        assertThat(change.getChangedAt()).isEqualTo(at("10:00:05.400"));
        assertThat(change.getBasis()).isEqualTo(Basis.OBSERVED);
    }

    /** Its times are all wrong alike: ours minus one of them would be too long by as much. */
    @Test
    void shouldNotSubtractTheVendorsTimeFromOurs() {
        Monitor slow = new Monitor("acme").vendorClockIsAhead(Duration.ofMinutes(-10));

        StatusChange change = only(slow.shows("10:00:00", "a1 READY 09:48:00", "a2 READY 09:00:00")
                .shows("10:00:05", "a1 INCALL 09:50:03", "a2 READY 09:00:00"));
        StatusChange gone = only(slow.shows("10:00:10", "a2 READY 09:00:00").shows("10:00:15", "a2 READY 09:00:00"));

        assertThat(change.getBasis()).isEqualTo(Basis.OBSERVED);
        assertThat(change.getPreviousDurationMs()).isNull();
        assertThat(gone.getKind()).isEqualTo(ChangeKind.LOGGED_OUT);
        assertThat(gone.getPreviousDurationMs()).isNull();
    }

    @Test
    void shouldSubtractTheVendorsTimesFromOneAnother() {
        Monitor behind = new Monitor("acme").vendorClockIsAhead(Duration.ofSeconds(-2));

        StatusChange change =
                only(behind.shows("10:00:00.700", "a1 READY 09:57:58").shows("10:00:05", "a1 INCALL 10:00:00"));

        assertThat(change.getChangedAt()).as("moved behind the last poll").isEqualTo(at("10:00:00.701"));
        assertThat(change.getPreviousDurationMs()).isEqualTo(122_000);
    }

    /** PAUSED at 18:30, which the vendor calls 17:30: that lies in the gap, too. */
    @Test
    void shouldNotBelieveAVendorTimeInAGapThatTheAgeOfTheStatusContradicts() {
        Monitor slow = new Monitor("acme").vendorClockIsAhead(Duration.ofHours(-1));

        StatusChange change = only(slow.shows("17:00:00", "a1 READY 15:00:00").shows("19:00:00", "a1 PAUSED 17:30:00"));

        assertThat(change.getChangedAt()).isEqualTo(at("19:00:00.400"));
        assertThat(change.getBasis()).isEqualTo(Basis.OBSERVED);
    }

    @Test
    void shouldBelieveAVendorTimeInAGapThatTheAgeOfTheStatusConfirms() {
        StatusChange change = only(
                new Monitor("acme").shows("17:00:00", "a1 READY 15:00:00").shows("19:00:00", "a1 PAUSED 18:30:00"));

        assertThat(change.getChangedAt()).isEqualTo(at("18:30:00"));
        assertThat(change.getBasis()).isEqualTo(Basis.VENDOR);
    }

    /** The vendor says since when the agent has been READY, not when the agent came. */
    @Test
    void shouldNotKnowWhenAnAgentCameWhileNobodyPolled() {
        StatusChange came = only(new Monitor("acme")
                .shows("17:00:00", "a1 READY 15:00:00")
                .shows("19:00:00", "a1 READY 15:00:00", "a2 READY 18:00:00"));

        assertThat(came.getKind()).isEqualTo(ChangeKind.LOGGED_IN);
        assertThat(came.getFromStatus()).isNull();
        assertThat(came.getChangedAt()).isEqualTo(at("19:00:00.400"));
        assertThat(came.getBasis()).isEqualTo(Basis.OBSERVED);
    }

    @Test
    void shouldTakeAnAgentWhoComesForOffline() {
        StatusChange came = only(new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:00:00")
                .shows("10:00:05", "a1 READY 09:00:00", "a2 PAUSED 10:00:02"));

        assertThat(came.getFromStatus()).isEqualTo(Status.OFFLINE);
        assertThat(came.getVendorFrom()).isNull();
        assertThat(came.getVendorTo()).isEqualTo("PAUSED");
        assertThat(came.getPreviousDurationMs()).isNull();
    }

    @Test
    void shouldTakeAnAgentWhoGoesForOfflineSinceFirstMissed() {
        StatusChange gone = only(new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00", "a2 READY 09:00:00")
                .shows("10:00:05", "a2 READY 09:00:00")
                .shows("10:00:10", "a2 READY 09:00:00"));

        assertThat(gone.getFromStatus()).isEqualTo(Status.READY);
        assertThat(gone.getToStatus()).isEqualTo(Status.OFFLINE);
        assertThat(gone.getVendorTo()).isNull();
        assertThat(gone.getChangedAt()).isEqualTo(at("10:00:05.400"));
        assertThat(gone.getNotBefore()).isEqualTo(at("10:00:00"));
        assertThat(gone.getObservedAt()).isEqualTo(at("10:00:10.400"));
        assertThat(gone.getPreviousDurationMs())
                .as("the vendor's clock began it, ours would end it")
                .isNull();
        assertThat(gone.getAgentName()).isEqualTo("Agent a1");
    }

    @Test
    void shouldTellOfAnAgentWhoLeftTheStatusAndCameBackBetweenTwoPolls() {
        Answer answer = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00 Sales")
                .shows("10:00:05", "a1 READY 10:00:03 Sales")
                .answers()
                .getLast();

        StatusChange back = interpreter.interpret(answer.changes().getFirst()).orElseThrow();
        assertThat(back.getVendorFrom()).isEqualTo("READY");
        assertThat(back.getVendorTo()).isEqualTo("READY");
        assertThat(back.getChangedAt()).isEqualTo(at("10:00:03"));
        assertThat(back.getPreviousDurationMs()).isNull();
    }

    /** That nobody knows since when a status lasts is no change of it. */
    @Test
    void shouldBeSilentWhenTheVendorsTimeIsUnknownAndWhenItIsBack() {
        Monitor monitor = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00")
                .shows("10:00:05", "a1 READY")
                .shows("10:00:10", "a1 READY 09:59:00")
                .shows("10:00:15", "a1 READY");
        assertThat(monitor.answers())
                .flatExtracting(Answer::changes)
                .extracting(Envelope::getOp)
                .containsExactly("r", "u", "u", "u");
        assertThat(monitor.answers().stream().skip(1).flatMap(answer -> answer.changes().stream()))
                .allSatisfy(change -> assertThat(interpreter.interpret(change)).isEmpty());

        StatusChange anew = only(monitor.shows("10:00:20", "a1 READY 10:00:17"));

        assertThat(anew.getKind()).as("the time lies between the polls").isEqualTo(ChangeKind.STATUS_RE_ENTERED);
        assertThat(anew.getChangedAt()).isEqualTo(at("10:00:17"));
    }

    @Test
    void shouldBeSilentWhenTheAgentStaysInTheStatus() {
        Answer answer = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00 Sales")
                .shows("10:00:05", "a1 READY 09:59:00 Service")
                .answers()
                .getLast();

        assertThat(answer.changes()).hasSize(1);
        assertThat(interpreter.interpret(answer.changes().getFirst())).isEmpty();
    }

    @Test
    void shouldPublishAChangeOfCampaignInTheSameStatus() {
        Envelope change = stays(
                before -> before.setCampaignId("7"),
                after -> after.setCampaignId("8").setQueueId("3"));

        StatusChange changed = interpreter.interpret(change).orElseThrow();

        assertThat(interpreter.entersStatus(change)).isFalse();
        assertThat(changed.getKind()).isEqualTo(ChangeKind.CAMPAIGN_CHANGED);
        assertThat(changed.getFromStatus()).isEqualTo(Status.READY);
        assertThat(changed.getToStatus()).isEqualTo(Status.READY);
        assertThat(changed.getVendorFrom()).isEqualTo("READY");
        assertThat(changed.getVendorTo()).isEqualTo("READY");
        assertThat(changed.getPreviousCampaign()).isEqualTo("Sales");
        assertThat(changed.getCampaign()).isEqualTo("Service");
        assertThat(changed.getPreviousQueue()).isNull();
        assertThat(changed.getQueue()).isEqualTo("3");
        assertThat(changed.getPreviousDurationMs()).isNull();
        assertThat(changed.getBasis()).isEqualTo(Basis.OBSERVED);
        assertThat(changed.getChangedAt()).isEqualTo(at("10:00:05.400"));
    }

    @Test
    void shouldNameTheCampaignAndTheQueueThatAChangeOfStatusLeaves() {
        Envelope change = stays(
                before -> before.setCampaignId("7").setQueueId("3").setQueueName("Chat"),
                after -> after.setCampaignId("7").setStatus("INCALL"));

        StatusChange moved = interpreter.interpret(change).orElseThrow();

        assertThat(moved.getKind()).isEqualTo(ChangeKind.STATUS_CHANGED);
        assertThat(moved.getPreviousCampaign()).isNull();
        assertThat(moved.getPreviousQueue()).isEqualTo("Chat");
        assertThat(moved.getQueue()).isNull();
    }

    @Test
    void shouldSayWhatHappened() {
        Monitor monitor = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00")
                .shows("10:00:05", "a1 INCALL 10:00:03", "a2 READY 10:00:02")
                .shows("10:00:10", "a1 INCALL 10:00:08")
                .shows("10:00:15", "a1 INCALL 10:00:08");

        assertThat(monitor.answers().stream()
                        .flatMap(answer -> answer.changes().stream())
                        .flatMap(change -> interpreter.interpret(change).stream()))
                .extracting(StatusChange::getKind)
                .containsExactly(
                        ChangeKind.FIRST_SEEN,
                        ChangeKind.STATUS_CHANGED,
                        ChangeKind.LOGGED_IN,
                        ChangeKind.STATUS_RE_ENTERED,
                        ChangeKind.LOGGED_OUT);
    }

    @Test
    void shouldBearOddRows() {
        Source source = new Monitor("acme")
                .shows("10:00:00", "a1 READY")
                .answers()
                .getFirst()
                .changes()
                .getFirst()
                .getSource();
        Agent wordless = Agent.newBuilder().setAccount("acme").setUserId("a1").build();
        Envelope empty = new Envelope(null, null, "d", 0L, source, null, Basis.VENDOR, "x");
        Envelope strange = new Envelope(null, wordless, "u", 0L, source, null, Basis.VENDOR, "x");

        assertThat(interpreter.interpret(empty)).isEmpty();
        assertThat(interpreter.interpret(strange).map(StatusChange::getToStatus))
                .contains(Status.OTHER);
    }

    private static Envelope stays(UnaryOperator<Agent.Builder> before, UnaryOperator<Agent.Builder> after) {
        Envelope change = new Monitor("acme")
                .shows("10:00:00", "a1 READY 09:59:00 Sales")
                .shows("10:00:05", "a1 READY 09:59:00 Service")
                .answers()
                .getLast()
                .changes()
                .getFirst();
        return new Envelope(
                before.apply(Agent.newBuilder(change.getBefore())).build(),
                after.apply(Agent.newBuilder(change.getAfter())).build(),
                change.getOp(),
                change.getTsMs(),
                change.getSource(),
                change.getEventTime(),
                change.getEventTimeBasis(),
                change.getId());
    }

    private StatusChange only(Monitor monitor) {
        List<Envelope> changes = monitor.answers().getLast().changes();
        assertThat(changes).hasSize(1);
        return interpreter.interpret(changes.getFirst()).orElseThrow();
    }
}
