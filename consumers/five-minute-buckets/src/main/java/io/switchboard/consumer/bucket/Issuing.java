package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.AgentBucketKey;
import io.switchboard.QueueBucketKey;
import io.switchboard.consumer.cell.Cell;
import io.switchboard.consumer.cell.CellKey;
import io.switchboard.consumer.cell.Workbench;
import io.switchboard.consumer.reading.Figures;
import io.switchboard.consumer.reading.Readers;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Decides at the end of a poll's turn what subscribers get. */
record Issuing(Turn turn, ProcessorContext<SpecificRecord, SpecificRecord> context, long timestamp, BucketMeters meters)
        implements Workbench.Decision {

    @Override
    public Cell settle(CellKey key, Cell cell) {
        String vendor = turn.end().series().vendor();
        Thing.Kind kind = key.thing().kind();
        Cell covered = Coverage.of(vendor, kind)
                .map(dataset -> cell.covered(covered(dataset, cell.start(), key.end())))
                .orElse(cell);
        boolean isQuiet = kind == Thing.Kind.AGENT && cell.resolutionSec() == 0 && isCounted(key, cell);
        Figures quiet = isQuiet ? Readers.NO_PERFORMANCE.without(unread(key)) : Figures.NONE;
        return covered.with(quiet.with(covered.figures()));
    }

    /**
     * Whether an agent of whom performance tells nothing did nothing: not if nobody has asked. Of a final bucket all
     * has been asked for, of an open one some. What an agent did in a gap lies in the bucket of the first poll behind
     * it. Nor is anything told of a bucket with a width: what was done in it may be counted elsewhere.
     */
    private boolean isCounted(CellKey key, Cell cell) {
        FeedClock feed = turn.now().feed(Dataset.CONVOSO_PERFORMANCE);
        long asked = feed.lastComplete();
        return isFinal(key) ? asked >= key.end() && !feed.missed(key.end()) : asked > cell.start();
    }

    /** What cannot be read now of the agent's day: nobody knows whether it stayed. */
    private Set<String> unread(CellKey key) {
        AccountDays days = AccountDays.of(turn.end().zone());
        long day = days.dayOf(Duration.ofSeconds(key.end() - 1).toMillis());
        return Counts.in(context).unread(turn.account(), key.thing(), day);
    }

    /** A poll of the past asks for what is over. */
    private int covered(Dataset<?, ?, ?> dataset, long from, long to) {
        boolean past = !turn.end().series().isLive() && turn.end().isComplete();
        return past
                ? (int) Math.clamp(turn.started() - from, 0, to - from)
                : Coverage.seconds(dataset, turn.now(), from, to);
    }

    @Override
    public boolean isFinal(CellKey key) {
        long closed = turn.now().closedTo(key.thing().kind());
        return key.end() <= Math.max(closed, pastClosedTo(closed));
    }

    /** What live polls are about to close, they close; where there are none, nobody will say more. */
    private long pastClosedTo(long closed) {
        long now = secondOf(turn.end().completedAt());
        long patience = turn.rules().patience().toSeconds();
        if (turn.end().series().isLive() || (closed > 0 && now - turn.now().newest() <= patience)) {
            return 0;
        }
        return Bucket.startOf(now - turn.rules().grace().toSeconds());
    }

    @Override
    public boolean wasClosed(CellKey key) {
        return key.end() <= turn.before().closedTo(key.thing().kind());
    }

    @Override
    public void issued(CellKey key, Cell cell) {
        Thing thing = key.thing();
        String vendor = turn.end().series().vendor();
        BucketRows row = new BucketRows(vendor, key, cell);
        Instant end = Instant.ofEpochSecond(key.end());
        switch (thing.kind()) {
            case AGENT -> {
                meters.issued(BucketMeters.Kind.AGENT, key.end(), cell.issued(), turn.end());
                forward(
                        new AgentBucketKey(key.account(), vendor, thing.id(), end),
                        row.agent(),
                        FiveMinuteBucketsTopology.AGENT_BUCKETS);
            }
            case QUEUE -> {
                meters.issued(BucketMeters.Kind.QUEUE, key.end(), cell.issued(), turn.end());
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
