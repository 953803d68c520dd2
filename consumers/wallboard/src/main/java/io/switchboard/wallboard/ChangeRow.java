package io.switchboard.wallboard;

import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import org.jspecify.annotations.Nullable;

/**
 * A change of status as the page shows it.
 *
 * @param at epoch milliseconds
 * @param from null where it is not known
 * @param word the vendor's own for the new status; null when the agent is gone
 */
record ChangeRow(
        String id,
        long at,
        AgentRow.AgentIdentity who,
        ChangeKind kind,
        @Nullable Status from,
        Status to,
        @Nullable String word) {

    static ChangeRow of(StatusChange change) {
        return new ChangeRow(
                change.getId(),
                change.getChangedAt().toEpochMilli(),
                AgentTimeline.who(change),
                change.getKind(),
                change.getFromStatus(),
                change.getToStatus(),
                change.getVendorTo());
    }
}
