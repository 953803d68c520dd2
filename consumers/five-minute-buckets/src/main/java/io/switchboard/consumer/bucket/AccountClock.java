package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.whole.End;

/**
 * How far the polls of an account have come. Epoch seconds, 0 before the first.
 *
 * @param watchedFrom since when polls have shown the account's agents without a gap
 * @param lastShown start of the last poll that showed agents
 * @param lastComplete start of the last poll that showed all there are
 * @param closedTo every bucket that ends here or before is closed
 */
record AccountClock(long watchedFrom, long lastShown, long lastComplete, long closedTo) {
    static final AccountClock NONE = new AccountClock(0, 0, 0, 0);

    /** The clock after one more poll. Time passes with every END; a poll that failed shows nothing. */
    AccountClock after(End end, BucketRules rules) {
        long closed = Math.max(
                closedTo,
                Bucket.startOf(secondOf(end.completedAt() - rules.grace().toMillis())));
        if (!end.shows()) {
            return new AccountClock(watchedFrom, lastShown, lastComplete, closed);
        }
        long started = secondOf(end.startedAt());
        boolean gap = lastShown == 0 || started - lastShown > rules.maxGap().toSeconds();
        return new AccountClock(
                gap ? started : watchedFrom,
                Math.max(lastShown, started),
                end.complete() ? Math.max(lastComplete, started) : lastComplete,
                closed);
    }

    /** Whether buckets are closed of which the polls so far have not shown everything. */
    boolean isBehind() {
        return lastComplete < closedTo;
    }
}
