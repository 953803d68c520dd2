package io.switchboard.wallboard;

import io.switchboard.AgentBucket;
import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.streams.row.EmptyRows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records as the topics have them, of an account at Convoso. */
final class BoardRecords {
    static final Instant TEN = Instant.parse("2026-08-01T10:00:00Z");

    private static int ids;

    private BoardRecords() {}

    static StatusChange.Builder change(String agent, Instant at, @Nullable Status from, Status to) {
        return StatusChange.newBuilder()
                .setVendor("convoso")
                .setAccount("acme")
                .setAgentId(agent)
                .setAgentName("Agent " + agent)
                .setFromStatus(from)
                .setToStatus(to)
                .setVendorTo(to == Status.OFFLINE ? null : to.name())
                .setChangedAt(at)
                .setObservedAt(at.plusSeconds(2))
                .setBasis(Basis.VENDOR)
                .setKind(to == Status.OFFLINE ? ChangeKind.LOGGED_OUT : ChangeKind.STATUS_CHANGED)
                .setId("change-" + ids++);
    }

    static StatusChange changed(String agent, Instant at, @Nullable Status from, Status to) {
        return change(agent, at, from, to).build();
    }

    /** A bucket of READY alone. */
    static AgentBucket.Builder ready(String agent, Instant end) {
        return bucket(agent, end).setReadySec(300).setObservedSec(300).setCoverage(1);
    }

    static AgentBucket.Builder bucket(String agent, Instant end) {
        return EmptyRows.agent("convoso", agent, end).setAgentName("Agent " + agent);
    }

    static QueueBucket.Builder queue(String id, Instant end) {
        return EmptyRows.queue("convoso", "queue", id, end)
                .setQueueName("Queue " + id)
                .setCoverage(1);
    }

    /** A poll record of the agent monitor. */
    static Poll.Builder end(long sequence, Instant at) {
        return Poll.newBuilder()
                .setTarget("acme/agent-monitor")
                .setDataset("convoso.agent-monitor.agents")
                .setAccount("acme")
                .setPollId("acme/agent-monitor#" + sequence)
                .setSequence(sequence)
                .setStartedAt(at)
                .setCompletedAt(at)
                .setOutcome(Outcome.COMPLETE)
                .setOrigin(Origin.LIVE)
                .setPages(1)
                .setRowsRead(40)
                .setCreated(0)
                .setUpdated(0)
                .setDeleted(0)
                .setBytesRead(1_000);
    }
}
