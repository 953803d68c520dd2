package io.switchboard.wallboard;

import io.switchboard.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the page shows them.
 *
 * @param status the present one
 * @param word the vendor's own for it; null where it is not known
 * @param since epoch milliseconds; null for since before the time that is shown
 * @param place campaign or queue; null where there is none
 * @param strip statuses of the last hour, the oldest first
 */
record AgentRow(
        AgentIdentity who,
        Status status,
        @Nullable String word,
        @Nullable Long since,
        @Nullable String place,
        List<ShownSegment> strip) {

    AgentRow {
        strip = List.copyOf(strip);
    }

    /** Whose row it is. */
    record AgentIdentity(
            String account,
            String vendor,
            String id,
            @Nullable String name) {}
}
