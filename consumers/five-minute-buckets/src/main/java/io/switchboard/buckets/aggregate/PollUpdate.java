package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.assemble.PollEnd;
import io.switchboard.buckets.store.BucketUpdates;
import io.switchboard.topic.Dataset;

/**
 * One poll's turn.
 *
 * @param end of the poll
 * @param before the account's clock before the poll
 * @param now its clock after it
 * @param bench the cells that change
 */
record PollUpdate(PollEnd end, AccountWatermark before, AccountWatermark now, BucketRules rules, BucketUpdates bench) {
    String account() {
        return end.series().account();
    }

    /** When the request was sent, epoch second. */
    long started() {
        return secondOf(end.startedAt());
    }

    /** Whether buckets of agents close, or the dataset makes up for an outage that outlasted the grace. */
    boolean concernsAllAgents(Dataset<?, ?, ?> dataset) {
        DatasetWatermark was = before.feed(dataset);
        boolean closes = now.agentsClosedTo() > before.agentsClosedTo();
        DatasetWatermark is = now.feed(dataset);
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
    static long horizon(PollEnd end, AccountWatermark before, BucketRules rules) {
        boolean first = before.closedTo() == 0 && !end.series().isLive();
        long closed = first ? secondOf(end.completedAt()) : before.closedTo();
        return closed - rules.correctionWindow().toSeconds();
    }
}
