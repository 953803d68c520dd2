package io.switchboard.streams.row;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Duration;
import java.time.Instant;

/** Final rows of five-minute buckets with nothing in them, of one account. */
public final class EmptyRows {
    /** Whose rows they are. */
    public static final String ACCOUNT = "acme";

    private EmptyRows() {}

    /** Of an agent. */
    public static AgentBucket.Builder agent(String vendor, String id, Instant end) {
        return AgentBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(ACCOUNT)
                .setAgentId(id)
                .setBucketStart(end.minus(Duration.ofMinutes(5)))
                .setBucketEnd(end)
                .setReadySec(0)
                .setOnContactSec(0)
                .setWrapUpSec(0)
                .setPausedSec(0)
                .setAwaySec(0)
                .setPreviewSec(0)
                .setOfflineSec(0)
                .setOtherSec(0)
                .setObservedSec(0)
                .setStatusChanges(0)
                .setCoverage(0)
                .setResolutionSec(0)
                .setRevision(1)
                .setIsFinal(true)
                .setCorrected(false);
    }

    /** Of a queue, a campaign or a skill. */
    public static QueueBucket.Builder queue(String vendor, String kind, String id, Instant end) {
        return QueueBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(ACCOUNT)
                .setQueueKind(kind)
                .setQueueId(id)
                .setBucketStart(end.minus(Duration.ofMinutes(5)))
                .setBucketEnd(end)
                .setCoverage(0)
                .setResolutionSec(0)
                .setRevision(1)
                .setIsFinal(true)
                .setCorrected(false);
    }
}
