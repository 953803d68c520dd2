package io.switchboard.simulator;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.util.List;

/**
 * What a simulator serves.
 *
 * @param host the address to listen at: 127.0.0.1, or 0.0.0.0 for every interface
 * @param port there, 0 for any free one
 * @param accounts at least one, each with its own name and token
 */
public record SimulatorOptions(SimulatedTime time, String host, int port, List<AccountOptions> accounts) {
    /** Nobody else's business. */
    static final String THIS_MACHINE = "127.0.0.1";

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

    /** On a free port of this machine alone. */
    public static SimulatorOptions of(SimulatedTime time, AccountOptions... accounts) {
        return new SimulatorOptions(time, THIS_MACHINE, 0, List.of(accounts));
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(time, host, other, accounts);
    }

    public SimulatorOptions withHost(String other) {
        return new SimulatorOptions(time, other, port, accounts);
    }
}
