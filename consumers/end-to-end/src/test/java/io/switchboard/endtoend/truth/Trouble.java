package io.switchboard.endtoend.truth;

import io.switchboard.endtoend.truth.FaultPlan.Planned;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets the vendors misbehave as planned, each API in one way at a time and with some sound answers in between. */
final class Trouble {
    /** Enough polls for a reader to come to itself. */
    private static final Duration QUIET = Duration.ofSeconds(100);

    private static final Duration LATE = Duration.ofMinutes(20);

    /** What leaves it open what the monitor's counters had counted when they began again. */
    private static final Map<FaultKind, Set<SimulatedApi>> SPOILING = Map.of(
            FaultKind.COUNTER_OVERCOUNT,
            Set.of(SimulatedApi.CONVOSO_AGENT_MONITOR),
            FaultKind.THROTTLED_LONG,
            Set.of(SimulatedApi.CONVOSO_AGENT_MONITOR, SimulatedApi.CONVOSO_AGENT_PERFORMANCE));

    private final Simulator simulator;
    private final List<Instant> resets;
    private final Map<SimulatedApi, Deque<Planned>> ahead = new EnumMap<>(SimulatedApi.class);
    private final Set<FaultKind> begun = EnumSet.noneOf(FaultKind.class);
    private final Map<SimulatedApi, Instant> soundSince = new EnumMap<>(SimulatedApi.class);

    /** @param resets before which the monitor's counters are right, and polled, for nobody reports them later */
    Trouble(Simulator simulator, List<Instant> resets) {
        this.simulator = simulator;
        this.resets = List.copyOf(resets);
    }

    void add(FaultPlan plan) {
        for (SimulatedApi api : SimulatedApi.values()) {
            ahead.computeIfAbsent(api, _ -> new ArrayDeque<>()).addAll(plan.of(api));
        }
    }

    /** Begins what is due. */
    void goOn(Instant now) {
        ahead.forEach((api, planned) -> {
            if (isHit(api)) {
                soundSince.put(api, now);
            } else if (!planned.isEmpty() && isDue(planned.getFirst(), now)) {
                InjectedFault fault = planned.removeFirst().fault();
                simulator.faults().add(fault);
                begun.add(fault.kind());
                soundSince.put(api, now);
            }
        });
    }

    private boolean isHit(SimulatedApi api) {
        return simulator.faults().list().stream()
                .filter(fault -> fault.api().filter(api::equals).isPresent())
                .anyMatch(fault -> fault.count().isPresent() || !fault.kind().stands());
    }

    private boolean isDue(Planned planned, Instant now) {
        SimulatedApi api = planned.fault().api().orElseThrow();
        boolean counts = SPOILING.getOrDefault(planned.fault().kind(), Set.of()).contains(api);
        return now.isAfter(planned.at())
                && now.isAfter(soundSince.getOrDefault(api, Instant.MIN).plus(QUIET))
                && !(counts && isLate(now));
    }

    private boolean isLate(Instant now) {
        return resets.stream().anyMatch(reset -> now.isAfter(reset.minus(LATE)) && now.isBefore(reset.plus(QUIET)));
    }

    /** The kinds of faults that have begun. */
    Set<FaultKind> begun() {
        return begun;
    }

    /** How many faults have not begun. */
    int left() {
        return ahead.values().stream().mapToInt(Deque::size).sum();
    }
}
