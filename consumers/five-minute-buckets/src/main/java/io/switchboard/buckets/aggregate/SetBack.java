package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;
import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.timeline.BucketGrid;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Takes back what polls said of a time that had not come yet, because their collector's clock ran ahead. Epoch seconds.
 *
 * @param turn of the first poll by the right clock
 * @param ahead the account's clock as it was
 */
record SetBack(PollUpdate turn, AccountWatermark ahead) {

    /** What is later than this has not been. */
    long second() {
        return secondOf(turn.end().startedAt());
    }

    /** The end of the bucket that holds the second. */
    long bucket() {
        return BucketGrid.endOf(second());
    }

    /** Ends of the buckets behind that one of which polls may have said something. */
    List<Long> later() {
        long last = BucketGrid.endOf(ahead.newest()) + WIDTH_SEC;
        return LongStream.iterate(bucket() + WIDTH_SEC, end -> end <= last, end -> end + WIDTH_SEC)
                .boxed()
                .toList();
    }

    /** Up to when the polls of a dataset are believed. */
    long provenBefore(String dataset) {
        return ahead.feed(dataset).provenBefore(second());
    }

    /** Takes from every bucket that is not over how much of it was covered, and zeros that nobody knows. */
    void uncover() {
        long latest = ahead.newest() + WIDTH_SEC;
        for (BucketSubject.SubjectKind kind : BucketSubject.SubjectKind.values()) {
            turn.bench().changeAll(kind, second(), latest, (end, cell) -> uncovered(end, cell, kind));
        }
    }

    private BucketState uncovered(long end, BucketState cell, BucketSubject.SubjectKind kind) {
        BucketState cut = cell.uncoveredFrom(second());
        boolean isLater = kind == BucketSubject.SubjectKind.AGENT && end > bucket();
        MetricValues figures = cut.figures();
        return isLater ? cut.with(figures.without(EventReaders.NO_PERFORMANCE)) : cut;
    }
}
