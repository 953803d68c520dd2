package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.whole.End;

/**
 * How far the live polls of one dataset of an account have come. Epoch seconds, 0 before the first.
 *
 * @param watchedFrom since when polls have shown rows without a gap
 * @param lastShown start of the last poll that showed rows
 * @param lastComplete start of the last poll that showed all there are
 * @param passed completion of the last poll, however it ended
 */
record FeedClock(long watchedFrom, long lastShown, long lastComplete, long passed) {
    static final FeedClock NONE = new FeedClock(0, 0, 0, 0);

    /** The clock after one more poll. Time passes with every END; a poll that failed shows nothing. */
    FeedClock after(End end, BucketRules rules) {
        long now = Math.max(passed, secondOf(end.completedAt()));
        if (end.shown() == End.Shown.NOTHING) {
            return new FeedClock(watchedFrom, lastShown, lastComplete, now);
        }
        long started = secondOf(end.startedAt());
        boolean gap = lastShown == 0 || started - lastShown > rules.maxGap().toSeconds();
        return new FeedClock(
                gap ? started : watchedFrom,
                Math.max(lastShown, started),
                end.isComplete() ? Math.max(lastComplete, started) : lastComplete,
                now);
    }
}
