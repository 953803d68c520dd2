package io.switchboard.simulator.centre;

import io.switchboard.simulator.centre.Totals.Spent;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The totals of one direction for the day of the latest entry. */
final class Ledger {
    private final Days days;
    private long day = Long.MIN_VALUE;
    private long calls;
    private long answered;
    private long dropped;
    private final Set<String> agents = new HashSet<>();
    private final Map<AgentStatus, Spent> spent = new EnumMap<>(AgentStatus.class);

    Ledger(Days days) {
        this.days = days;
    }

    void called(long at) {
        turnTo(at);
        calls++;
    }

    void answered(long at, String agent) {
        turnTo(at);
        answered++;
        agents.add(agent);
    }

    void dropped(long at) {
        turnTo(at);
        dropped++;
    }

    void spent(long at, AgentStatus status, long millis) {
        turnTo(at);
        spent.merge(status, Spent.NONE.plus(millis), (before, more) -> before.plus(millis));
    }

    Totals totals(long at) {
        turnTo(at);
        return new Totals(calls, answered, dropped, agents.size(), spent);
    }

    private void turnTo(long at) {
        long today = days.of(at);
        if (today != day) {
            day = today;
            calls = 0;
            answered = 0;
            dropped = 0;
            agents.clear();
            spent.clear();
        }
    }
}
