package io.switchboard.simulator.liveperson;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The bearers handed out by logins and not yet expired. Thread-safe. */
final class BearerTokens {
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    String issue(String account) {
        String bearer = UUID.randomUUID().toString().replace("-", "");
        accounts.put(bearer, account);
        return bearer;
    }

    /** The name of the account it was handed out to. */
    Optional<String> find(String bearer) {
        return Optional.ofNullable(accounts.get(bearer));
    }

    void expire(String bearer) {
        accounts.remove(bearer);
    }
}
