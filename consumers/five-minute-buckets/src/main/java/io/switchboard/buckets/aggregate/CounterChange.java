package io.switchboard.buckets.aggregate;

/** What has become of a counter since it was last seen. */
enum CounterChange {
    /** It counted on. */
    GROWN,
    /** The vendor takes back some of what it had counted. */
    CORRECTED,
    /** It began again at zero: what it shows has been counted since. */
    RESET,
    /**
     * Its day began unseen, and it shows no less than on the day before: it is taken for the new day's, and may go on
     * from the old one's.
     */
    TAKEN_FOR_RESET,
    /** It fell, and nobody can say whether by a reset or a correction; or its row is gone. */
    UNKNOWN;

    /** Whether what it shows counts from zero. */
    boolean beginsAgain() {
        return this == RESET || this == TAKEN_FOR_RESET;
    }
}
