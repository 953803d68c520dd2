package io.switchboard.consumer.segment;

import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one status, as the vendor tells it now.
 *
 * @param start epoch milliseconds
 * @param end epoch milliseconds; {@link #OPEN} while the status lasts
 * @param primary the vendor's word; empty where it gives none
 * @param secondary the status' own name; empty where it has none
 */
record Segment(long start, long end, String primary, String secondary) {
    static final long OPEN = Long.MAX_VALUE;

    static Segment from(StatusSegment row) {
        Instant end = row.getEndTime();
        return new Segment(
                row.getStartTime().toEpochMilli(),
                end == null ? OPEN : end.toEpochMilli(),
                word(row.getPrimaryStatus()),
                word(row.getSecondaryStatus()));
    }

    boolean hasWordsOf(Segment other) {
        return primary.equals(other.primary) && secondary.equals(other.secondary);
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word;
    }
}
