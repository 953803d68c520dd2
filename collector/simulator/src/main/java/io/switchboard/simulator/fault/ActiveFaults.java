package io.switchboard.simulator.fault;

import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The faults switched on. An answer is hit by at most one: first by those with a count, in the order in which they were
 * added, so that a test can write down a sequence of answers; then by the latest without a count. A fault that does not
 * suit the answer waits for one that it suits. Those that {@link FaultKind#stands stand} and have no count are there
 * beside it. Thread-safe.
 */
public final class ActiveFaults {
    private final List<InjectedFault> active = new ArrayList<>();

    public synchronized void add(InjectedFault fault) {
        active.add(fault);
    }

    public synchronized void clear() {
        active.clear();
    }

    /** Switches one off; does nothing if it is not on. */
    public synchronized void remove(InjectedFault fault) {
        active.remove(fault);
    }

    public synchronized List<InjectedFault> list() {
        return List.copyOf(active);
    }

    /**
     * The fault that hits the next answer of an API to an account; counts as that hit.
     *
     * @param suits whether a kind can be done to that answer
     */
    public synchronized Optional<FaultKind> take(String account, SimulatedApi api, Predicate<FaultKind> suits) {
        List<Integer> hitting = IntStream.range(0, active.size())
                .filter(i -> active.get(i).hits(account, api)
                        && !active.get(i).stands()
                        && suits.test(active.get(i).kind()))
                .boxed()
                .toList();
        if (hitting.isEmpty()) {
            return Optional.empty();
        }
        int found = hitting.stream()
                .filter(i -> active.get(i).count().isPresent())
                .findFirst()
                .orElseGet(hitting::getLast);
        InjectedFault fault = active.get(found);
        fault.afterHit().ifPresentOrElse(left -> active.set(found, left), () -> active.remove(found));
        return Optional.of(fault.kind());
    }

    /**
     * What is there in every answer of an API to an account, until it is cleared.
     *
     * @param suits whether a kind can be done to that answer
     */
    public synchronized Set<FaultKind> standing(String account, SimulatedApi api, Predicate<FaultKind> suits) {
        return active.stream()
                .filter(fault -> fault.stands() && fault.hits(account, api) && suits.test(fault.kind()))
                .map(InjectedFault::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By how much the vendor's clock is off for an account, in answers of any of these APIs. */
    public synchronized Duration ahead(String account, Set<SimulatedApi> apis) {
        return apis.stream()
                        .anyMatch(api -> !standing(account, api, FaultKind.CLOCK_OFF::equals)
                                .isEmpty())
                ? FaultEffect.AHEAD
                : Duration.ZERO;
    }
}
