package io.switchboard.simulator.fault;

import io.switchboard.simulator.http.SimulatedApi;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault asked for.
 *
 * @param account whose answers it hits; empty: everybody's
 * @param api which API's answers it hits; empty: those of all
 * @param count how many answers it hits, at least 1; empty: all until it is cleared
 */
public record InjectedFault(Optional<String> account, Optional<SimulatedApi> api, FaultKind kind, OptionalInt count) {
    public InjectedFault {
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count.getAsInt());
        }
    }

    /** Hits the next answers to an account. */
    public static InjectedFault times(int count, FaultKind kind, String account) {
        return new InjectedFault(Optional.of(account), Optional.empty(), kind, OptionalInt.of(count));
    }

    /** Hits every answer to an account until cleared. */
    public static InjectedFault lasting(FaultKind kind, String account) {
        return new InjectedFault(Optional.of(account), Optional.empty(), kind, OptionalInt.empty());
    }

    /** The same, of one API only. */
    public InjectedFault of(SimulatedApi only) {
        return new InjectedFault(account, Optional.of(only), kind, count);
    }

    boolean hits(String name, SimulatedApi asked) {
        return account.map(name::equals).orElse(true) && api.map(asked::equals).orElse(true);
    }

    boolean stands() {
        return count.isEmpty() && kind.stands();
    }

    /** What remains after one more answer. */
    Optional<InjectedFault> afterHit() {
        if (count.isEmpty()) {
            return Optional.of(this);
        }
        int left = count.getAsInt() - 1;
        return left == 0 ? Optional.empty() : Optional.of(new InjectedFault(account, api, kind, OptionalInt.of(left)));
    }
}
