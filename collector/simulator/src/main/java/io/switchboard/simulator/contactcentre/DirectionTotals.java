package io.switchboard.simulator.contactcentre;

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
public record DirectionTotals(long calls, long answered, long dropped, int agents, Map<AgentStatus, TimeSpent> spent) {
    /** Nothing yet. */
    public static final DirectionTotals NONE = new DirectionTotals(0, 0, 0, 0, Map.of());

    public DirectionTotals {
        spent = Map.copyOf(spent);
    }

    public TimeSpent spent(AgentStatus status) {
        return spent.getOrDefault(status, TimeSpent.NONE);
    }

    public DirectionTotals plus(DirectionTotals other) {
        return added(other, 1);
    }

    public DirectionTotals minus(DirectionTotals other) {
        return added(other, -1);
    }

    private DirectionTotals added(DirectionTotals other, int times) {
        Map<AgentStatus, TimeSpent> sum = new EnumMap<>(AgentStatus.class);
        for (AgentStatus status : AgentStatus.values()) {
            TimeSpent more = other.spent(status);
            TimeSpent before = spent(status);
            sum.put(status, new TimeSpent(before.millis + times * more.millis, before.times + times * more.times));
        }
        return new DirectionTotals(
                calls + times * other.calls,
                answered + times * other.answered,
                dropped + times * other.dropped,
                agents + times * other.agents,
                sum);
    }

    /** How long and how often. */
    public record TimeSpent(long millis, long times) {
        static final TimeSpent NONE = new TimeSpent(0, 0);

        TimeSpent plus(long more) {
            return new TimeSpent(millis + more, times + 1);
        }
    }
}
