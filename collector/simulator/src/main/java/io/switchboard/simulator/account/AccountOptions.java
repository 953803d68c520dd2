package io.switchboard.simulator.account;

import io.switchboard.simulator.centre.CentreOptions;
import java.time.ZoneId;

/**
 * One account of the vendor.
 *
 * @param name in the simulator's own addresses
 * @param token what the vendor's clients identify themselves with; not shown by {@link #toString}
 */
public record AccountOptions(String name, String token, CentreOptions centre) {
    private static final int AGENTS = 40;

    public AccountOptions {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("an account's name is letters, digits, '.', '_' and '-': " + name);
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token of account " + name + " is empty");
        }
    }

    /** 40 agents, seed 1, in Los Angeles. */
    public static AccountOptions of(String name, String token) {
        return new AccountOptions(name, token, new CentreOptions(AGENTS, 1, false, ZoneId.of("America/Los_Angeles")));
    }

    public AccountOptions withAgents(int agents) {
        return with(new CentreOptions(agents, centre.seed(), centre.idle(), centre.zone()));
    }

    public AccountOptions withSeed(long seed) {
        return with(new CentreOptions(centre.agents(), seed, centre.idle(), centre.zone()));
    }

    public AccountOptions withIdle(boolean idle) {
        return with(new CentreOptions(centre.agents(), centre.seed(), idle, centre.zone()));
    }

    public AccountOptions withZone(ZoneId zone) {
        return with(new CentreOptions(centre.agents(), centre.seed(), centre.idle(), zone));
    }

    private AccountOptions with(CentreOptions other) {
        return new AccountOptions(name, token, other);
    }

    @Override
    public String toString() {
        return "AccountOptions[name=%s, centre=%s]".formatted(name, centre);
    }
}
