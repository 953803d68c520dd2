package io.switchboard.quickstart.live;

import io.switchboard.AgentBucket;
import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.kore.callvolume.Key;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as they are on the topics. */
public final class Rows {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Rows() {}

    /** A change at an instant, after 42 seconds in the status before. */
    public static StatusChange change(Instant at, String agent, @Nullable Status from, Status to) {
        return StatusChange.newBuilder()
                .setKind(from == null ? ChangeKind.FIRST_SEEN : ChangeKind.ENTERED)
                .setVendor("convoso")
                .setAccount("acme-sales")
                .setAgentId(agent)
                .setAgentName(agent)
                .setFrom(from)
                .setTo(to)
                .setVendorFrom(from == null ? null : from.name())
                .setVendorTo(to.name())
                .setChangedAt(at)
                .setObservedAt(at.plusSeconds(3))
                .setBasis(Basis.VENDOR)
                .setPreviousDurationMs(from == null ? null : 42_000L)
                .setCampaign("Renewals")
                .setId(agent + at)
                .build();
    }

    /** The END of a numbered poll of 40 rows that took 60 simulated milliseconds. */
    public static Poll poll(Instant at, int sequence, Outcome outcome, Dataset<?, ?, ?> dataset) {
        return poll("acme-sales", "agent-monitor", at, sequence, outcome, dataset);
    }

    private static Poll poll(
            String account, String api, Instant at, int sequence, Outcome outcome, Dataset<?, ?, ?> dataset) {
        boolean complete = outcome == Outcome.COMPLETE;
        return Poll.newBuilder()
                .setTarget(account + "/" + api)
                .setDataset(dataset.name())
                .setAccount(account)
                .setPollId("%s/%s#%d".formatted(account, api, sequence))
                .setSequence(sequence)
                .setOrigin(Origin.LIVE)
                .setStartedAt(at.minusMillis(60))
                .setCompletedAt(at)
                .setOutcome(outcome)
                .setHttpStatus(complete ? 200 : 429)
                .setPages(1)
                .setRows(40)
                .setCreated(1)
                .setUpdated(3)
                .setDeleted(0)
                .setBytes(64_000)
                .setError(complete ? null : "come back in 60 s")
                .build();
    }

    /** The END of a poll of Kore's call volume. */
    public static Poll koresPoll(Instant at, Outcome outcome) {
        return poll("acme-care", "call-volume", at, 1, outcome, Dataset.KORE_VOLUME);
    }

    /** A change of one queue's contacts in the quarter of an hour that ends at noon. */
    public static Seen koresVolume(int offered, int answered) {
        Instant start = NOON.minusSeconds(900);
        return new Seen.Event(
                "acme-care/call-volume",
                new Key("acme-care", "q-1", start),
                Optional.of(CallVolume.newBuilder()
                        .setAccount("acme-care")
                        .setQueueId("q-1")
                        .setIntervalStart(start)
                        .setIntervalEnd(NOON)
                        .setOfferedContacts(offered)
                        .setAnsweredContacts(answered)
                        .setAbandonedContacts(offered - answered)
                        .build()));
    }

    /** A bucket of an agent who was on contacts for so long, and ready else. */
    public static AgentBucket bucket(Instant end, String agent, int onContact, boolean isFinal) {
        return AgentBucket.newBuilder()
                .setVendor("convoso")
                .setAccount("acme-sales")
                .setAgentId(agent)
                .setAgentName(agent)
                .setBucketStart(end.minus(Duration.ofMinutes(5)))
                .setBucketEnd(end)
                .setReadySec(300 - onContact)
                .setOnContactSec(onContact)
                .setWrapUpSec(0)
                .setPausedSec(0)
                .setAwaySec(0)
                .setPreviewSec(0)
                .setOfflineSec(0)
                .setOtherSec(0)
                .setObservedSec(300)
                .setStatusChanges(4)
                .setCoverage(1)
                .setResolutionSec(0)
                .setRevision(1)
                .setFinal$(isFinal)
                .setCorrected(false)
                .build();
    }
}
