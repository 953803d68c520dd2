package io.switchboard.buckets.assemble;

/**
 * The poll records of an account that wait, as numbers in the order of their arrival.
 *
 * @param first the number of the oldest
 * @param next the number of the next one to arrive
 */
record PendingPolls(long first, long next) {
    static final PendingPolls NONE = new PendingPolls(0, 0);

    PendingPolls oneMore() {
        return new PendingPolls(first, next + 1);
    }

    PendingPolls oneLess() {
        return new PendingPolls(first + 1, next);
    }

    long count() {
        return next - first;
    }
}
