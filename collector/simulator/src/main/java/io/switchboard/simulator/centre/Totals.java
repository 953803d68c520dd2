package io.switchboard.simulator.centre;

import java.util.EnumMap;
import java.util.Map;

/**
 * A day's calls of one direction, and the time agents spent on that direction.
 *
 * @param calls arrived or dialled
 * @param dropped given up by the caller while waiting
 * @param agents how many took part
 * @param spent by status; only what has ended counts
 */
public record Totals(long calls, long answered, long dropped, int agents, Map<AgentStatus, Spent> spent) {
    /** Nothing yet. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, Map.of());

    public Totals {
        spent = Map.copyOf(spent);
    }

    public Spent spent(AgentStatus status) {
        return spent.getOrDefault(status, Spent.NONE);
    }

    public Totals plus(Totals other) {
        return added(other, 1);
    }

    public Totals minus(Totals other) {
        return added(other, -1);
    }

    private Totals added(Totals other, int times) {
        Map<AgentStatus, Spent> sum = new EnumMap<>(AgentStatus.class);
        for (AgentStatus status : AgentStatus.values()) {
            Spent more = other.spent(status);
            Spent before = spent(status);
            sum.put(status, new Spent(before.millis + times * more.millis, before.times + times * more.times));
        }
        return new Totals(
                calls + times * other.calls,
                answered + times * other.answered,
                dropped + times * other.dropped,
                agents + times * other.agents,
                sum);
    }

    /** How long and how often. */
    public record Spent(long millis, long times) {
        static final Spent NONE = new Spent(0, 0);

        Spent plus(long more) {
            return new Spent(millis + more, times + 1);
        }
    }
}
