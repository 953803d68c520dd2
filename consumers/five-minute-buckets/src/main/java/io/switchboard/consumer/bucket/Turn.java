package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.cell.Workbench;
import io.switchboard.consumer.whole.End;
import io.switchboard.topic.Dataset;

/**
 * One poll's turn.
 *
 * @param end of the poll
 * @param before the account's clock before the poll
 * @param now its clock after it
 * @param bench the cells that change
 */
record Turn(End end, AccountClock before, AccountClock now, BucketRules rules, Workbench bench) {
    String account() {
        return end.series().account();
    }

    /** When the request was sent, epoch second. */
    long started() {
        return secondOf(end.startedAt());
    }

    /** Whether buckets of agents close, or the dataset makes up for an outage that outlasted the grace. */
    boolean concernsAllAgents(Dataset<?, ?, ?> dataset) {
        FeedClock was = before.feed(dataset);
        boolean closes = now.agentsClosedTo() > before.agentsClosedTo();
        FeedClock is = now.feed(dataset);
        boolean makesUp = makesUp(was.provenTo(), is.provenTo()) || makesUp(was.lastComplete(), is.lastComplete());
        return closes || makesUp;
    }

    private boolean makesUp(long was, long is) {
        return is > was && was < before.agentsClosedTo();
    }

    /**
     * Whether live polls that were made later have been counted: a poll of the past that ends after them says what was
     * so before.
     */
    boolean isOutrun() {
        return !end.series().isLive()
                && started() < before.feed(end.series().dataset()).lastShown();
    }

    /** What ends here or before is not known any more, epoch second. */
    long horizon() {
        return horizon(end, before, rules);
    }

    /**
     * As far as the polls before this one had come: they may have left buckets open, however long ago. Where none of
     * them was live, nothing is closed; a poll of the past then looks back as one of the present would.
     */
    static long horizon(End end, AccountClock before, BucketRules rules) {
        boolean first = before.closedTo() == 0 && !end.series().isLive();
        long closed = first ? secondOf(end.completedAt()) : before.closedTo();
        return closed - rules.corrections().toSeconds();
    }
}
