package io.switchboard.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The faults switched on. An answer is hit by at most one: first by those with a count, in the order in which they were
 * added, so that a test can write down a sequence of answers; then by the latest without a count. Thread-safe.
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

    /** The fault that hits the next answer to an account; counts as that hit. */
    public synchronized Optional<FaultKind> take(String account) {
        int found = IntStream.range(0, active.size())
                .filter(i ->
                        active.get(i).hits(account) && active.get(i).count().isPresent())
                .findFirst()
                .orElseGet(() -> latest(account));
        if (found < 0) {
            return Optional.empty();
        }
        Fault fault = active.get(found);
        fault.afterHit().ifPresentOrElse(left -> active.set(found, left), () -> active.remove(found));
        return Optional.of(fault.kind());
    }

    private int latest(String account) {
        return IntStream.range(0, active.size())
                .filter(i -> active.get(i).hits(account))
                .max()
                .orElse(-1);
    }
}
