package io.switchboard.consumer.bucket;

/** What has become of a counter since it was last seen. */
enum CounterChange {
    /** It counted on. */
    GROWN,
    /** The vendor takes back some of what it had counted. */
    CORRECTED,
    /** It began again at zero: what it shows has been counted since. */
    RESET,
    /** It fell, and nobody can say whether by a reset or a correction; or its row is gone. */
    UNKNOWN
}
