package io.switchboard.buckets.aggregate;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.Status;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.store.BucketStoreKey;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.buckets.timeline.StatusSeconds;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes rows of a cell. */
record BucketRows(String vendor, BucketStoreKey key, BucketState cell) {

    /** The bucket of an agent, or of an agent in a skill. */
    AgentBucket agent() {
        StatusSeconds tally = cell.tally();
        AgentBucket row = AgentBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(key.account())
                .setAgentId(key.thing().last())
                .setAgentName(name())
                .setBucketStart(Instant.ofEpochSecond(cell.start()))
                .setBucketEnd(Instant.ofEpochSecond(key.end()))
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
                .setCoverage(Math.max(tally.observed(), cell.coveredSec()) / (double) BucketGrid.WIDTH_SEC)
                .setResolutionSec(cell.resolutionSec())
                .setRevision(cell.issued().revision())
                .setIsFinal(cell.issued().isFinal())
                .setCorrected(cell.issued().corrected())
                .build();
        fill(row, cell.figures());
        return row;
    }

    /** The bucket of a queue, campaign or skill. */
    QueueBucket queue() {
        BucketSubject thing = key.thing();
        QueueBucket row = QueueBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(key.account())
                .setQueueKind(thing.first())
                .setQueueId(thing.last())
                .setQueueName(name())
                .setBucketStart(Instant.ofEpochSecond(cell.start()))
                .setBucketEnd(Instant.ofEpochSecond(key.end()))
                .setCoverage(cell.coveredSec() / (double) (key.end() - cell.start()))
                .setResolutionSec(cell.resolutionSec())
                .setRevision(cell.issued().revision())
                .setIsFinal(cell.issued().isFinal())
                .setCorrected(cell.issued().corrected())
                .build();
        fill(row, cell.figures());
        return row;
    }

    private @Nullable String name() {
        return cell.name().isEmpty() ? null : cell.name();
    }

    /** Figures have the names of the row's fields. */
    private static void fill(SpecificRecord row, MetricValues figures) {
        Schema schema = row.getSchema();
        figures.amounts()
                .forEach((name, amount) -> row.put(schema.getField(name).pos(), amount));
        figures.scores().forEach((name, score) -> row.put(schema.getField(name).pos(), score));
    }
}
