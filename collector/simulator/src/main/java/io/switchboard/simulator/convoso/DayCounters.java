package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.DayTotals;
import io.switchboard.simulator.contactcentre.DirectionTotals;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The counters of the day as the monitor shows them: they need not begin at midnight. Thread-safe. */
final class DayCounters {
    private final Map<String, CounterOffset> offsets = new HashMap<>();

    /** The centre with the counters that the vendor shows. */
    synchronized CentreSnapshot shown(SimulatedAccount account, CentreSnapshot truth, FaultEffect mishap) {
        LocalDate today = LocalDate.ofInstant(truth.at(), account.zone());
        CounterOffset offset = offsets.getOrDefault(account.name(), CounterOffset.none(today));
        if (!offset.day.equals(today)) {
            boolean kept = mishap.has(FaultKind.COUNTERS_KEPT)
                    && offset.day.plusDays(1).equals(today);
            offset = kept ? offset.keptOverMidnight(account) : CounterOffset.none(today);
        }
        if (mishap.has(FaultKind.COUNTERS_RESET)) {
            offset = CounterOffset.reset(today, truth);
        } else if (mishap.has(FaultKind.COUNTER_RESET_OF_ONE)) {
            offset = offset.withBusiestReset(truth);
        }
        offsets.put(account.name(), offset);
        return offset.addedTo(truth);
    }

    /**
     * By how much the counters of a day differ from the truth.
     *
     * @param agents by agent; none where they do not
     */
    private record CounterOffset(LocalDate day, Map<String, Long> agents, DayTotals totals) {
        static CounterOffset none(LocalDate day) {
            return new CounterOffset(day, Map.of(), new DayTotals(DirectionTotals.NONE, DirectionTotals.NONE));
        }

        static CounterOffset reset(LocalDate day, CentreSnapshot truth) {
            Map<String, Long> agents = truth.agents().stream()
                    .collect(Collectors.toMap(
                            agent -> agent.profile().id(),
                            agent -> -agent.calls().today()));
            return new CounterOffset(
                    day,
                    agents,
                    new DayTotals(
                            DirectionTotals.NONE.minus(truth.inbound()), DirectionTotals.NONE.minus(truth.outbound())));
        }

        CounterOffset withBusiestReset(CentreSnapshot truth) {
            Map<String, Long> changed = new HashMap<>(agents);
            truth.agents().stream()
                    .filter(AgentSnapshot::isLoggedOn)
                    .max(Comparator.comparingLong(this::shown))
                    .ifPresent(agent ->
                            changed.put(agent.profile().id(), -agent.calls().today()));
            return new CounterOffset(day, changed, totals);
        }

        CounterOffset keptOverMidnight(SimulatedAccount account) {
            ContactCentre centre = account.centre();
            ZoneId zone = account.zone();
            Instant begin = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            Map<String, Long> kept = new HashMap<>(agents);
            centre.answered(begin, end)
                    .forEach(contact -> kept.merge(contact.agentId().orElseThrow(), 1L, Long::sum));
            DayTotals last = centre.totals(day);
            return new CounterOffset(
                    day.plusDays(1),
                    kept,
                    new DayTotals(
                            last.inbound().plus(totals.inbound()),
                            last.outbound().plus(totals.outbound())));
        }

        CentreSnapshot addedTo(CentreSnapshot truth) {
            return truth.with(
                    truth.agents().stream()
                            .map(agent -> agent.withCallsToday(shown(agent)))
                            .toList(),
                    truth.inbound().plus(totals.inbound()),
                    truth.outbound().plus(totals.outbound()));
        }

        private long shown(AgentSnapshot agent) {
            return agent.calls().today() + agents.getOrDefault(agent.profile().id(), 0L);
        }
    }
}
