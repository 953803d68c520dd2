package io.switchboard.simulator.fault;

import io.switchboard.simulator.web.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The faults switched on. An answer is hit by at most one: first by those with a count, in the order in which they were
 * added, so that a test can write down a sequence of answers; then by the latest without a count. A fault that does not
 * suit the answer waits for one that it suits. Thread-safe.
 */
public final class Faults {
    private final List<Fault> active = new ArrayList<>();

    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Fault> list() {
        return List.copyOf(active);
    }

    /**
     * The fault that hits the next answer of an API to an account; counts as that hit.
     *
     * @param suits whether a kind can be done to that answer
     */
    public synchronized Optional<FaultKind> take(String account, Api api, Predicate<FaultKind> suits) {
        List<Integer> hitting = IntStream.range(0, active.size())
                .filter(i -> active.get(i).hits(account, api)
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
        Fault fault = active.get(found);
        fault.afterHit().ifPresentOrElse(left -> active.set(found, left), () -> active.remove(found));
        return Optional.of(fault.kind());
    }
}
