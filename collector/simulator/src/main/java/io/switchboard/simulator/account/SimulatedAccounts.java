package io.switchboard.simulator.account;

import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.time.SimulatedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The accounts of one simulator, by name and by what each vendor knows them by. */
public final class SimulatedAccounts {
    private static final List<Function<AccountOptions, String>> UNIQUE = List.of(
            AccountOptions::name,
            AccountOptions::token,
            options -> options.livePerson().accountId(),
            options -> options.kore().accountId());

    private final Map<String, SimulatedAccount> byName = new LinkedHashMap<>();

    /**
     * Opens a centre for each account.
     *
     * @throws IllegalArgumentException if two share a name, a token or an id
     */
    public SimulatedAccounts(List<AccountOptions> options, SimulatedTime time) {
        for (AccountOptions one : options) {
            if (UNIQUE.stream().anyMatch(id -> find(id, id.apply(one)).isPresent())) {
                throw new IllegalArgumentException("account " + one.name() + ": name, token or id is used twice");
            }
            byName.put(
                    one.name(),
                    new SimulatedAccount(one, new ContactCentre(one.name(), one.centre(), time.start(), time.clock())));
        }
    }

    public Optional<SimulatedAccount> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The account of which something has that value. */
    public Optional<SimulatedAccount> find(Function<AccountOptions, String> what, String value) {
        return byName.values().stream()
                .filter(account -> what.apply(account.options()).equals(value))
                .findFirst();
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}
