package io.switchboard.simulator.contactcentre;

import io.switchboard.simulator.contactcentre.DirectionTotals.TimeSpent;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The totals of one direction, day by day. */
final class DailyTotals {
    private final CentreDays days;
    private long day = Long.MIN_VALUE;
    private final Map<Long, DirectionTotals> past = new HashMap<>();
    private long calls;
    private long answered;
    private long dropped;
    private final Set<String> agents = new HashSet<>();
    private final Map<AgentStatus, TimeSpent> spent = new EnumMap<>(AgentStatus.class);

    DailyTotals(CentreDays days) {
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
        spent.merge(status, TimeSpent.NONE.plus(millis), (before, more) -> before.plus(millis));
    }

    DirectionTotals totals(long at) {
        turnTo(at);
        return totals();
    }

    /** Of a day, as far as it has come by an instant. */
    DirectionTotals totals(LocalDate date, long at) {
        turnTo(at);
        return date.toEpochDay() == day ? totals() : past.getOrDefault(date.toEpochDay(), DirectionTotals.NONE);
    }

    private DirectionTotals totals() {
        return new DirectionTotals(calls, answered, dropped, agents.size(), spent);
    }

    private void turnTo(long at) {
        long today = days.of(at);
        if (today != day) {
            past.put(day, totals());
            day = today;
            calls = 0;
            answered = 0;
            dropped = 0;
            agents.clear();
            spent.clear();
        }
    }
}
