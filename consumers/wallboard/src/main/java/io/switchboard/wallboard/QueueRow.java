package io.switchboard.wallboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue, campaign or skill as the page shows it.
 *
 * @param kind queue, campaign, skill or account
 * @param name null where it has none
 * @param waiting contacts when last looked; null where the vendor does not say
 * @param buckets those that end in the last hour, the oldest first
 */
record QueueRow(
        String account,
        String vendor,
        String kind,
        String id,
        @Nullable String name,
        @Nullable Long waiting,
        List<QueueInterval> buckets) {

    QueueRow {
        buckets = List.copyOf(buckets);
    }

    /**
     * What came in one bucket; null is what the vendor does not say.
     *
     * @param from epoch milliseconds
     * @param to epoch milliseconds
     * @param lost abandoned by those who waited, or dropped by the system
     * @param handled completed
     */
    record QueueInterval(
            long from,
            long to,
            @Nullable Long offered,
            @Nullable Long answered,
            @Nullable Long lost,
            @Nullable Long handled) {}
}
