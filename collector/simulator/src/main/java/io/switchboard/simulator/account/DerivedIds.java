package io.switchboard.simulator.account;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Invents what nobody has chosen: the same name and token always give the same.
 *
 * @param name the account's
 * @param token the account's
 */
record DerivedIds(String name, String token) {
    private static final long DIGITS = 90_000_000;

    UUID uuid(String what) {
        return UUID.nameUUIDFromBytes("%s of %s %s".formatted(what, name, token).getBytes(StandardCharsets.UTF_8));
    }

    /** 32 characters. */
    String hex(String what) {
        return uuid(what).toString().replace("-", "");
    }

    /** Eight digits. */
    String digits(String what) {
        return Long.toString(10_000_000 + Math.floorMod(uuid(what).getLeastSignificantBits(), DIGITS));
    }

    @Override
    public String toString() {
        return "Derived[name=%s]".formatted(name);
    }
}
