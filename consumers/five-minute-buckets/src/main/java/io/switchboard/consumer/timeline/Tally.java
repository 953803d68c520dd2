package io.switchboard.consumer.timeline;

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
public record Tally(Map<Status, Integer> seconds, int changes) {
    public Tally {
        seconds = Map.copyOf(seconds);
    }

    /** Nothing. */
    public static final Tally NONE = new Tally(Map.of(), 0);

    /** A change of status. */
    public static final Tally MOVE = new Tally(Map.of(), 1);

    /** Both together. */
    public Tally plus(Tally more) {
        return new Tally(merge(more, 1), changes + more.changes);
    }

    /** This without what was once added; empty if that is not in it. */
    public Optional<Tally> minus(Tally less) {
        Map<Status, Integer> rest = merge(less, -1);
        boolean negative = changes < less.changes || rest.values().stream().anyMatch(seconds -> seconds < 0);
        return negative ? Optional.empty() : Optional.of(new Tally(rest, changes - less.changes));
    }

    private Map<Status, Integer> merge(Tally other, int sign) {
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
