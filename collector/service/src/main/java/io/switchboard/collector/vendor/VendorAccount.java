package io.switchboard.collector.vendor;

import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** An account at a vendor: the unit of order, ownership and rate limits. */
public interface VendorAccount {

    /** What accounts are called: part of topics' keys, poll ids (account/api#sequence) and metrics. */
    ValueFormat<String> NAME = ValueFormat.matching(
            "an account name",
            "write up to 64 letters, digits, dots, dashes and underscores",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"));

    /** The account's name: letters, digits, dot, dash and underscore, 64 at most; in every event and metric. */
    String name();

    /** How often the vendor may be called, for all of the account's APIs together. */
    RateLimit rateLimit();

    /** What is polled, at least one API. */
    List<ConfiguredApi> apis();

    /**
     * Where the account's APIs are served.
     *
     * @param client asks the vendor for it, where it is not configured
     */
    ApiEndpoint endpoint(VendorClient client);

    /**
     * How the account proves who it is, for all of its APIs together.
     *
     * @param client logs in, where that is needed
     * @param clock ours
     */
    Credential credential(VendorClient client, InstantSource clock);

    /** The rule of every account's name. */
    static RecordRules rules(String name) {
        return new RecordRules().matches("name", name, NAME);
    }
}
