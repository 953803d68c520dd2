package io.switchboard.consumer.whole;

/**
 * The ENDs of an account that wait, as numbers in the order of their arrival.
 *
 * @param first the number of the oldest
 * @param next the number of the next one to arrive
 */
record Waiting(long first, long next) {
    static final Waiting NONE = new Waiting(0, 0);

    Waiting oneMore() {
        return new Waiting(first, next + 1);
    }

    Waiting oneLess() {
        return new Waiting(first + 1, next);
    }

    long count() {
        return next - first;
    }
}
