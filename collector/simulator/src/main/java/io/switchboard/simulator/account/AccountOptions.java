package io.switchboard.simulator.account;

import io.switchboard.simulator.contactcentre.CentreOptions;
import java.time.Duration;
import java.time.ZoneId;

/**
 * One contact centre, and who it is at each vendor. No secret is shown by {@link #toString}.
 *
 * @param name in the simulator's own addresses
 * @param token what Convoso's clients identify themselves with
 * @param korePerMinute how many requests Kore answers within a minute of simulated time, then 429; 0 for any number
 */
public record AccountOptions(
        String name,
        String token,
        LivePersonCredentials livePerson,
        KoreCredentials kore,
        int korePerMinute,
        CentreOptions centre) {
    private static final int AGENTS = 40;

    public AccountOptions {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("an account's name is letters, digits, '.', '_' and '-': " + name);
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token of account " + name + " is empty");
        }
        if (korePerMinute < 0) {
            throw new IllegalArgumentException("the limit of account " + name + " is less than nothing");
        }
    }

    /** 40 agents, seed 1, in Los Angeles; the credentials at the other vendors follow from name and token. */
    public static AccountOptions of(String name, String token) {
        DerivedIds derived = new DerivedIds(name, token);
        return new AccountOptions(
                name,
                token,
                LivePersonCredentials.derivedFrom(derived),
                KoreCredentials.derivedFrom(derived),
                0,
                new CentreOptions(AGENTS, 1, false, ZoneId.of("America/Los_Angeles")));
    }

    public AccountOptions withAgents(int agents) {
        return with(new CentreOptions(agents, centre.seed(), centre.idle(), centre.zone(), centre.history()));
    }

    public AccountOptions withSeed(long seed) {
        return with(new CentreOptions(centre.agents(), seed, centre.idle(), centre.zone(), centre.history()));
    }

    public AccountOptions withIdle(boolean idle) {
        return with(new CentreOptions(centre.agents(), centre.seed(), idle, centre.zone(), centre.history()));
    }

    public AccountOptions withZone(ZoneId zone) {
        return with(new CentreOptions(centre.agents(), centre.seed(), centre.idle(), zone, centre.history()));
    }

    public AccountOptions withHistory(Duration history) {
        return with(new CentreOptions(centre.agents(), centre.seed(), centre.idle(), centre.zone(), history));
    }

    public AccountOptions withLivePerson(LivePersonCredentials other) {
        return new AccountOptions(name, token, other, kore, korePerMinute, centre);
    }

    public AccountOptions withKore(KoreCredentials other) {
        return new AccountOptions(name, token, livePerson, other, korePerMinute, centre);
    }

    public AccountOptions withKorePerMinute(int requests) {
        return new AccountOptions(name, token, livePerson, kore, requests, centre);
    }

    private AccountOptions with(CentreOptions other) {
        return new AccountOptions(name, token, livePerson, kore, korePerMinute, other);
    }

    @Override
    public String toString() {
        return "AccountOptions[name=%s, livePerson=%s, kore=%s, centre=%s]".formatted(name, livePerson, kore, centre);
    }
}
