package io.switchboard.simulator;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.util.List;

/**
 * What a simulator serves.
 *
 * @param port on 127.0.0.1, 0 for any free one
 * @param accounts at least one, each with its own name and token
 */
public record SimulatorOptions(SimulatedTime time, int port, List<AccountOptions> accounts) {
    private static final int LAST_PORT = 65_535;

    public SimulatorOptions {
        accounts = List.copyOf(accounts);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("the port must be 0 to %d, not %d".formatted(LAST_PORT, port));
        }
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("there must be an account");
        }
    }

    /** On a free port. */
    public static SimulatorOptions of(SimulatedTime time, AccountOptions... accounts) {
        return new SimulatorOptions(time, 0, List.of(accounts));
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(time, other, accounts);
    }
}
