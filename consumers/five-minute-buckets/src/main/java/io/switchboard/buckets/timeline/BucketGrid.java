package io.switchboard.buckets.timeline;

/** The grid of buckets: five minutes, UTC, [start, end). Everything in epoch seconds. */
public final class BucketGrid {
    /** Width of a bucket in seconds. */
    public static final int WIDTH_SEC = 300;

    private BucketGrid() {}

    /** Start of the bucket that the second lies in. */
    public static long startOf(long second) {
        return Math.floorDiv(second, WIDTH_SEC) * WIDTH_SEC;
    }

    /** End of the bucket that the second lies in: always behind the second. */
    public static long endOf(long second) {
        return startOf(second) + WIDTH_SEC;
    }

    /** The whole second that the millisecond lies in. Cutting every edge alike makes lengths add up. */
    public static long secondOf(long epochMs) {
        return Math.floorDiv(epochMs, 1_000L);
    }
}
