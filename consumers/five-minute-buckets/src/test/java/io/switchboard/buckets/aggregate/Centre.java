package io.switchboard.buckets.aggregate;

import java.time.Instant;

/** Part of a contact centre, with its vendor and the collector that polls it. */
interface Centre {
    /** Lives on to the instant, and is polled if that is due. */
    void tick(Instant now, Recording recording);

    /** Nothing changes any more, and all polls are complete. */
    void calm();
}
