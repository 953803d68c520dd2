package io.switchboard.simulator.account;

import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.time.SimulatedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of one simulator, by name and by token. */
public final class Accounts {
    private final Map<String, Account> byName = new LinkedHashMap<>();

    /**
     * Opens a centre for each account.
     *
     * @throws IllegalArgumentException if two share a name or a token
     */
    public Accounts(List<AccountOptions> options, SimulatedTime time) {
        for (AccountOptions one : options) {
            if (byName.containsKey(one.name()) || findByToken(one.token()).isPresent()) {
                throw new IllegalArgumentException("account " + one.name() + ": name or token is used twice");
            }
            byName.put(one.name(), new Account(one, new Centre(one.name(), one.centre(), time.start(), time.clock())));
        }
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Account> findByToken(String token) {
        return byName.values().stream()
                .filter(account -> account.token().equals(token))
                .findFirst();
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}
