package io.switchboard.statuschanges.segments;

import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.status.UnreadFields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one status, as the vendor shows it now.
 *
 * @param start epoch milliseconds
 * @param end epoch milliseconds; {@link #OPEN} while the status lasts, {@link #UNREAD} if nobody knows
 * @param primary the vendor's word; empty where it gives none
 * @param secondary the status' own name; empty where it has none
 */
record AgentSegment(long start, long end, String primary, String secondary) {
    static final long OPEN = Long.MAX_VALUE;

    /** The status may last or not: what the vendor says of its end could not be read. */
    static final long UNREAD = OPEN - 1;

    static AgentSegment from(StatusSegment row) {
        return new AgentSegment(
                row.getStartTime().toEpochMilli(),
                end(row),
                word(row.getPrimaryStatus()),
                word(row.getSecondaryStatus()));
    }

    private static long end(StatusSegment row) {
        Instant end = row.getEndTime();
        if (end != null) {
            return end.toEpochMilli();
        }
        return UnreadFields.of(row).contains("end_time") ? UNREAD : OPEN;
    }

    boolean hasWordsOf(AgentSegment other) {
        return primary.equals(other.primary) && secondary.equals(other.secondary);
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word;
    }
}
