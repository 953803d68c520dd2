package io.switchboard.simulator.fault;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault asked for.
 *
 * @param account whose answers it hits; empty: everybody's
 * @param count how many answers it hits, at least 1; empty: all until it is cleared
 */
public record Fault(Optional<String> account, FaultKind kind, OptionalInt count) {
    public Fault {
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count.getAsInt());
        }
    }

    /** Hits the next answers to an account. */
    public static Fault times(int count, FaultKind kind, String account) {
        return new Fault(Optional.of(account), kind, OptionalInt.of(count));
    }

    /** Hits every answer to an account until cleared. */
    public static Fault lasting(FaultKind kind, String account) {
        return new Fault(Optional.of(account), kind, OptionalInt.empty());
    }

    boolean hits(String name) {
        return account.isEmpty() || account.get().equals(name);
    }

    /** What remains after one more answer. */
    Optional<Fault> afterHit() {
        if (count.isEmpty()) {
            return Optional.of(this);
        }
        int left = count.getAsInt() - 1;
        return left == 0 ? Optional.empty() : Optional.of(new Fault(account, kind, OptionalInt.of(left)));
    }
}
