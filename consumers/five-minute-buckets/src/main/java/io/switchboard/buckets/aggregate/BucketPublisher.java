package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.AgentBucketKey;
import io.switchboard.QueueBucketKey;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.store.BucketStoreKey;
import io.switchboard.buckets.store.BucketUpdates;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Decides at the end of a poll's turn what subscribers get. */
record BucketPublisher(
        PollUpdate turn, ProcessorContext<SpecificRecord, SpecificRecord> context, long timestamp, BucketMeters meters)
        implements BucketUpdates.PublishDecision {

    @Override
    public BucketState settle(BucketStoreKey key, BucketState cell) {
        String vendor = turn.end().series().vendor();
        BucketSubject.SubjectKind kind = key.thing().kind();
        BucketState covered = CoverageSources.of(vendor, kind)
                .map(dataset -> cell.covered(covered(dataset, cell.start(), key.end())))
                .orElse(cell);
        boolean isQuiet = kind == BucketSubject.SubjectKind.AGENT && cell.resolutionSec() == 0 && isCounted(key, cell);
        MetricValues quiet = isQuiet ? EventReaders.NO_PERFORMANCE.without(unread(key)) : MetricValues.NONE;
        return covered.with(quiet.with(covered.figures()));
    }

    /**
     * Whether an agent of whom performance says nothing did nothing: not if nobody has asked. Of a final bucket all has
     * been asked for, of an open one some. What an agent did in a gap lies in the bucket of the first poll behind it.
     * Nor is anything reported of a bucket with a width: what was done in it may be counted elsewhere.
     */
    private boolean isCounted(BucketStoreKey key, BucketState cell) {
        DatasetWatermark feed = turn.now().feed(Dataset.CONVOSO_PERFORMANCE);
        long asked = feed.lastComplete();
        return isFinal(key) ? asked >= key.end() && !feed.missed(key.end()) : asked > cell.start();
    }

    /** What cannot be read now of the agent's day: nobody knows whether it stayed. */
    private Set<String> unread(BucketStoreKey key) {
        AccountDays days = AccountDays.of(turn.end().zone());
        long day = days.dayOf(Duration.ofSeconds(key.end() - 1).toMillis());
        return DayCounterUpdates.in(context).unread(turn.account(), key.thing(), day);
    }

    /** A poll of the past asks for what is over. */
    private int covered(Dataset<?, ?, ?> dataset, long from, long to) {
        boolean past = !turn.end().series().isLive() && turn.end().isComplete();
        return past
                ? (int) Math.clamp(turn.started() - from, 0, to - from)
                : CoverageSources.seconds(dataset, turn.now(), from, to);
    }

    @Override
    public boolean isFinal(BucketStoreKey key) {
        long closed = turn.now().closedTo(key.thing().kind());
        return key.end() <= Math.max(closed, pastClosedTo(closed));
    }

    /** What live polls are about to close, they close; where there are none, nobody will say more. */
    private long pastClosedTo(long closed) {
        long now = secondOf(turn.end().completedAt());
        long maxLag = turn.rules().maxLag().toSeconds();
        if (turn.end().series().isLive() || (closed > 0 && now - turn.now().newest() <= maxLag)) {
            return 0;
        }
        return BucketGrid.startOf(now - turn.rules().grace().toSeconds());
    }

    @Override
    public boolean wasClosed(BucketStoreKey key) {
        return key.end() <= turn.before().closedTo(key.thing().kind());
    }

    @Override
    public void issued(BucketStoreKey key, BucketState cell) {
        BucketSubject thing = key.thing();
        String vendor = turn.end().series().vendor();
        BucketRows row = new BucketRows(vendor, key, cell);
        Instant end = Instant.ofEpochSecond(key.end());
        switch (thing.kind()) {
            case AGENT -> {
                meters.issued(BucketMeters.MeteredKind.AGENT, key.end(), cell.issued(), turn.end());
                forward(
                        new AgentBucketKey(key.account(), vendor, thing.id(), end),
                        row.agent(),
                        FiveMinuteBucketsTopology.AGENT_BUCKETS);
            }
            case QUEUE -> {
                meters.issued(BucketMeters.MeteredKind.QUEUE, key.end(), cell.issued(), turn.end());
                forward(
                        new QueueBucketKey(key.account(), vendor, thing.first(), thing.last(), end),
                        row.queue(),
                        FiveMinuteBucketsTopology.QUEUE_BUCKETS);
            }
            case IN_SKILL -> {}
        }
    }

    private void forward(SpecificRecord key, SpecificRecord value, String to) {
        context.forward(new Record<>(key, value, timestamp), to);
    }
}
