package io.switchboard.collector.config;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An account at a vendor: the unit of order, ownership and rate limits. */
public sealed interface VendorAccount permits ConvosoAccount, LivePersonAccount, KoreAccount {

    /** What accounts are called: part of topics' keys, poll ids (account/api#sequence) and metrics. */
    ValueFormat<String> NAME = ValueFormat.matching(
            "an account name",
            "write up to 64 letters, digits, dots, dashes and underscores",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"));

    /** The account's name: letters, digits, dot, dash and underscore, 64 at most; in every event and metric. */
    String name();

    /** The vendor's name, as in the file and in the datasets' names. */
    String vendor();

    /** How often the vendor may be called, for all of the account's datasets together. */
    RateLimit rateLimit();

    /** Reads an account of whichever vendor it names. */
    static Optional<VendorAccount> read(ConfigSection section) {
        SortedMap<String, Function<ConfigSection, Optional<VendorAccount>>> vendors = new TreeMap<>(Map.of(
                ConvosoAccount.VENDOR, ConvosoAccount::read,
                LivePersonAccount.VENDOR, LivePersonAccount::read,
                KoreAccount.VENDOR, KoreAccount::read));
        boolean named = section.has("vendor");
        String vendor = section.require("vendor", "", ValueFormat.TEXT);
        Function<ConfigSection, Optional<VendorAccount>> reader = vendors.get(vendor);
        if (reader != null) {
            return reader.apply(section);
        }
        if (named) {
            section.error(
                    "vendor", "is \"" + vendor + "\", not a vendor; write " + String.join(", ", vendors.keySet()));
        }
        section.leave(section.keys());
        return Optional.empty();
    }

    /** The rule of every account's name. */
    static RecordRules rules(String name) {
        return new RecordRules().matches("name", name, NAME);
    }
}
