package io.switchboard.consumer.timeline;

import io.switchboard.Status;
import java.util.Map;

/**
 * What a timeline holds of one bucket.
 *
 * @param seconds per status, only those above 0
 * @param changes changes of the vendor's status
 */
public record Tally(Map<Status, Integer> seconds, int changes) {
    public Tally {
        seconds = Map.copyOf(seconds);
    }

    /** Seconds in the status. */
    public int in(Status status) {
        return seconds.getOrDefault(status, 0);
    }

    /** Seconds for which the status is known. */
    public int observed() {
        return seconds.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the agent was logged in at some time. */
    public boolean loggedIn() {
        return changes > 0 || observed() > in(Status.OFFLINE);
    }
}
