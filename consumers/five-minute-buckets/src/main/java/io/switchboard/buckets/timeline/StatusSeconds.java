package io.switchboard.buckets.timeline;

import io.switchboard.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a timeline holds of one bucket.
 *
 * @param seconds per status, only those above 0
 * @param changes changes of the vendor's status
 */
public record StatusSeconds(Map<Status, Integer> seconds, int changes) {
    public StatusSeconds {
        seconds = Map.copyOf(seconds);
    }

    /** Nothing. */
    public static final StatusSeconds NONE = new StatusSeconds(Map.of(), 0);

    /** A change of status. */
    public static final StatusSeconds MOVE = new StatusSeconds(Map.of(), 1);

    /** Both together. */
    public StatusSeconds plus(StatusSeconds more) {
        return new StatusSeconds(merge(more, 1), changes + more.changes);
    }

    /** This without what was once added; empty if that is not in it. */
    public Optional<StatusSeconds> minus(StatusSeconds less) {
        Map<Status, Integer> rest = merge(less, -1);
        boolean negative = changes < less.changes || rest.values().stream().anyMatch(seconds -> seconds < 0);
        return negative ? Optional.empty() : Optional.of(new StatusSeconds(rest, changes - less.changes));
    }

    private Map<Status, Integer> merge(StatusSeconds other, int sign) {
        Map<Status, Integer> all = new EnumMap<>(Status.class);
        all.putAll(seconds);
        other.seconds.forEach((status, more) -> all.merge(status, sign * more, Integer::sum));
        all.values().removeIf(length -> length == 0);
        return all;
    }

    public boolean isNone() {
        return equals(NONE);
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
