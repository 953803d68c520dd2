package io.switchboard.consumer.whole;

/** An END that waits for so many of its poll's changes. */
record PendingEnd(End end, int missing) {
    PendingEnd oneMore() {
        return new PendingEnd(end, missing - 1);
    }
}
