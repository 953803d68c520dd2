package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.WIDTH_SEC;
import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.cell.Cell;
import io.switchboard.consumer.reading.Figures;
import io.switchboard.consumer.reading.Readers;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.timeline.Bucket;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Takes back what polls said of a time that had not come yet, because their collector's clock ran ahead. Epoch seconds.
 *
 * @param turn of the first poll by the right clock
 * @param ahead the account's clock as it was
 */
record SetBack(Turn turn, AccountClock ahead) {

    /** What is later than this has not been. */
    long second() {
        return secondOf(turn.end().startedAt());
    }

    /** The end of the bucket that holds the second. */
    long bucket() {
        return Bucket.endOf(second());
    }

    /** Ends of the buckets behind that one of which polls may have said something. */
    List<Long> later() {
        long last = Bucket.endOf(ahead.newest()) + WIDTH_SEC;
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
        for (Thing.Kind kind : Thing.Kind.values()) {
            turn.bench().changeAll(kind, second(), latest, (end, cell) -> uncovered(end, cell, kind));
        }
    }

    private Cell uncovered(long end, Cell cell, Thing.Kind kind) {
        Cell cut = cell.uncoveredFrom(second());
        boolean isLater = kind == Thing.Kind.AGENT && end > bucket();
        Figures figures = cut.figures();
        return isLater ? cut.with(figures.without(Readers.NO_PERFORMANCE)) : cut;
    }
}
