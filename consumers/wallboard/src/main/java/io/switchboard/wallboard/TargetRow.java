package io.switchboard.wallboard;

import io.switchboard.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one API of one account is polled.
 *
 * @param everyMs what is usual between two polls; null after the first one
 * @param recent how the latest polls ended, the oldest first
 */
record TargetRow(
        String account,
        String vendor,
        String api,
        LatestPoll last,
        @Nullable Long everyMs,
        List<Outcome> recent) {

    TargetRow {
        recent = List.copyOf(recent);
    }

    /**
     * The latest poll.
     *
     * @param at when it ended, epoch milliseconds
     * @param rows of all that the API reports
     * @param error why it is not COMPLETE; null when it is
     */
    record LatestPoll(
            Outcome outcome, long at, int rows, @Nullable String error) {}
}
