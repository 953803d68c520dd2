package io.switchboard.endtoend.truth;

import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Faults at random moments: each kind at each API that can have it, one at a time.
 *
 * @param from when the first may begin
 * @param to when the last has begun
 */
record FaultPlan(Random random, String centre, Instant from, Instant to) {
    /** Those that need no time of their own. */
    static final Set<FaultKind> KINDS = kinds();

    /** At each API that can have them; the others, of which there are many, at one of them. */
    private static final Set<FaultKind> EVERYWHERE = EnumSet.range(FaultKind.THROTTLED, FaultKind.WRONG_STATUS);

    /** What looks like the truth if it lasts. */
    private static final Set<FaultKind> ONCE = Set.of(
            FaultKind.EMPTY_ARRAY_FOR_OBJECT,
            FaultKind.MISSING_AGENTS,
            FaultKind.EMPTY_AGENTS,
            FaultKind.HALF_AGENTS,
            FaultKind.TOTAL_MISMATCH,
            FaultKind.CLOCK_JUMP,
            FaultKind.CLOCK_OFF,
            FaultKind.EMPTY_OBJECT_FOR_LIST,
            FaultKind.NULL_FOR_LIST,
            FaultKind.EMPTY_ENTRIES,
            FaultKind.EMPTY_OBJECT_ENTRIES,
            FaultKind.NULL_ENTRIES);

    private static final Set<FaultKind> RETELLING =
            Set.of(FaultKind.RESTATED, FaultKind.COUNTER_OVERCOUNT, FaultKind.LATE_SEGMENT, FaultKind.WRONG_STATUS);

    private static Set<FaultKind> kinds() {
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        kinds.removeAll(Incidents.KINDS);
        return kinds;
    }

    /** A fault, and when it is to begin at the earliest. */
    record Planned(Instant at, InjectedFault fault) {}

    /** The faults of an API, in the order of time. */
    List<Planned> of(SimulatedApi api) {
        List<FaultKind> kinds = new ArrayList<>(KINDS);
        kinds.removeIf(kind -> !kind.apis().contains(api) || !(EVERYWHERE.contains(kind) || isEarly(api, kind)));
        Collections.shuffle(kinds, random);
        // What comes last may find no time left: at one API at least each kind comes early enough to begin.
        for (FaultKind kind : List.copyOf(kinds)) {
            if (isEarly(api, kind)) {
                kinds.remove(kind);
                kinds.add(random.nextInt(kinds.size() / 2), kind);
            }
        }
        // Rows that were reported ahead of their time can be seen to be wrong once that time has passed.
        for (FaultKind kind : List.of(FaultKind.CLOCK_JUMP, FaultKind.CLOCK_OFF)) {
            if (kinds.remove(kind)) {
                kinds.add(random.nextInt(kinds.size() / 4), kind);
            }
        }
        Duration each = Duration.between(from, to).dividedBy(kinds.size());
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Instant at = from.plus(each.multipliedBy(i)).plusMillis(random.nextLong(each.toMillis()));
            planned.add(new Planned(
                    at,
                    InjectedFault.times(times(kinds.get(i)), kinds.get(i), centre)
                            .of(api)));
        }
        return planned;
    }

    private int times(FaultKind kind) {
        if (ONCE.contains(kind)) {
            return 1;
        }
        return RETELLING.contains(kind) ? random.nextInt(3, 9) : random.nextInt(1, 4);
    }

    private static boolean isEarly(SimulatedApi api, FaultKind kind) {
        List<SimulatedApi> all = List.copyOf(kind.apis());
        return all.get(Math.floorMod(kind.name().hashCode(), all.size())) == api;
    }
}
