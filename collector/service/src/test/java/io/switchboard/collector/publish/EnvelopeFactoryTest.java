package io.switchboard.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Source;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.retire.TargetRetirement;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RowVisibility;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeFactoryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    /** Else a subscriber would take the end of polling for the vendor's word that the status never was. */
    @Test
    void shouldSayThatARowEndsBecauseItsDatasetIsRetired() {
        StatusSegment open = StatusSegment.newBuilder()
                .setAccount("care")
                .setUserId("a")
                .setStartTime(NOW.minusSeconds(600))
                .build();
        Snapshot known = Snapshot.restored(
                Map.of(new FieldRoles(Dataset.KORE_STATUS).key(open), open), Optional.empty(), RowVisibility.NONE);
        TargetRetirement retirement = TargetRetirement.targets("care").stream()
                .filter(target -> target.datasets().contains(Dataset.KORE_STATUS))
                .map(target -> new TargetRetirement(
                        target,
                        new TargetState(
                                Optional.of(41L), Map.of(Dataset.KORE_STATUS.name(), known), TargetProgress.NONE)))
                .findFirst()
                .orElseThrow();
        PollResult poll = retirement.polls(NOW).getFirst();

        Envelope event = (Envelope) new EnvelopeFactory(Dataset.KORE_STATUS, "calls", "1")
                .envelope(poll, poll.seen().getFirst().changes().getFirst(), NOW);

        assertThat(event.getOp()).isEqualTo("d");
        Source source = event.getSource();
        assertThat(source.getRetired()).isTrue();
        assertThat(source.getConnector()).isEqualTo("switchboard");
        assertThat(source.getName()).isEqualTo("calls");
        assertThat(source.getTsMs()).isEqualTo(source.getObservedAt().toEpochMilli());
        assertThat(source.getSnapshot()).isEqualTo("false");
        assertThat(source.getDb()).isEqualTo("care");
        assertThat(source.getSchema$() + "." + source.getTable())
                .isEqualTo(source.getDataset())
                .isEqualTo("kore.agent-status-details");
    }
}
