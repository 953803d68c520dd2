package io.switchboard.collector.target;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An account at a vendor: the unit of order, ownership and rate limits. */
public sealed interface Account permits ConvosoAccount, LivePersonAccount, KoreAccount {

    /** The account's name: letters, digits, dot, dash and underscore, 64 at most; in every event and metric. */
    String name();

    /** The vendor's name, as in the file and in the datasets' names. */
    String vendor();

    /** How often the vendor may be called, for all of the account's datasets together. */
    RateLimit rateLimit();

    /** Reads an account of whichever vendor it names. */
    static Optional<Account> read(Section section) {
        SortedMap<String, Function<Section, Optional<Account>>> vendors = new TreeMap<>(Map.of(
                ConvosoAccount.VENDOR, ConvosoAccount::read,
                LivePersonAccount.VENDOR, LivePersonAccount::read,
                KoreAccount.VENDOR, KoreAccount::read));
        boolean named = section.has("vendor");
        String vendor = section.require("vendor", "", Form.TEXT);
        Function<Section, Optional<Account>> reader = vendors.get(vendor);
        if (reader != null) {
            return reader.apply(section);
        }
        if (named) {
            section.fault("vendor", '"' + vendor + "\" is no vendor; known are " + String.join(", ", vendors.keySet()));
        }
        return Optional.empty();
    }

    /** The rule of every account's name: it is part of topics' keys, poll ids (account/api#sequence) and metrics. */
    static Rules rules(String name) {
        return new Rules()
                .require(
                        Pattern.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name),
                        "name",
                        '"' + name + "\" is no account name; up to 64 letters, digits, dots, dashes and underscores");
    }
}
