package io.switchboard.consumer.bucket;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.Status;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.timeline.Tally;
import java.time.Instant;

/** Makes the rows of an agent's buckets. */
record BucketRow(String vendor, String account, String agent, String name) {

    AgentBucketKey key(Settlement.Revision revision) {
        return new AgentBucketKey(account, vendor, agent, Instant.ofEpochSecond(revision.end()));
    }

    AgentBucket value(Settlement.Revision revision) {
        Tally tally = revision.issued().tally();
        return AgentBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(account)
                .setAgentId(agent)
                .setAgentName(name.isEmpty() ? null : name)
                .setBucketStart(Instant.ofEpochSecond(revision.end() - Bucket.WIDTH_SEC))
                .setBucketEnd(Instant.ofEpochSecond(revision.end()))
                .setReadySec(tally.in(Status.READY))
                .setOnContactSec(tally.in(Status.ON_CONTACT))
                .setWrapUpSec(tally.in(Status.WRAP_UP))
                .setPausedSec(tally.in(Status.PAUSED))
                .setAwaySec(tally.in(Status.AWAY))
                .setPreviewSec(tally.in(Status.PREVIEW))
                .setOfflineSec(tally.in(Status.OFFLINE))
                .setOtherSec(tally.in(Status.OTHER))
                .setObservedSec(tally.observed())
                .setStatusChanges(tally.changes())
                .setCoverage(tally.observed() / (double) Bucket.WIDTH_SEC)
                .setResolutionSec(0)
                .setRevision(revision.issued().revision())
                .setFinal$(revision.issued().isFinal())
                .setCorrected(revision.corrected())
                .build();
    }
}
