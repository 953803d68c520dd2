package io.switchboard.collector.config;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An account at LivePerson.
 *
 * @param name the account's name in every event
 * @param accountId the vendor's id of the account
 * @param domain the server of its reports, without a trailing slash; empty to ask the vendor for it
 * @param discovery the server that knows the account's servers, without a trailing slash
 * @param login who calls
 * @param rateLimit how often the vendor may be called
 * @param msgConversation how its messaging conversations are polled
 */
public record LivePersonAccount(
        String name,
        String accountId,
        Optional<URI> domain,
        URI discovery,
        LivePersonLogin login,
        RateLimit rateLimit,
        MsgConversationSettings msgConversation)
        implements VendorAccount {

    /** The vendor's name in the file. */
    public static final String VENDOR = "liveperson";

    /** The vendor's server of servers unless another is configured. */
    public static final URI DEFAULT_DISCOVERY = URI.create("https://api.liveperson.net");

    /** The limit unless configured: the vendor limits calls at one time, and states no rate. */
    public static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(60);

    private static final ValueFormat<Optional<URI>> DOMAIN = new ValueFormat<>(
            "a domain", "write auto, va-a.acr.liveperson.net or https://host:port", LivePersonAccount::domain);

    public LivePersonAccount {
        VendorAccount.rules(name)
                .matches("account-id", accountId, AccountFormats.ID)
                .check();
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    private static Optional<URI> domain(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(ValueFormat.URL.parse().apply(text.contains("://") ? text : "https://" + text));
    }

    static Optional<VendorAccount> read(ConfigSection section) {
        String name = section.require("name", "missing", ValueFormat.TEXT);
        String accountId = section.require("account-id", "missing", ValueFormat.TEXT);
        Optional<URI> domain = section.get("domain", Optional.empty(), DOMAIN);
        URI discovery = section.get("discovery-url", DEFAULT_DISCOVERY, ValueFormat.URL);
        LivePersonLogin login = LivePersonLogin.read(section);
        RateLimit limit = section.get(RateLimit.KEY, DEFAULT_RATE_LIMIT, RateLimit.FORMAT);
        DatasetSelection datasets = DatasetSelection.of(section, List.of(MsgConversationSettings.NAME));
        MsgConversationSettings conversation = datasets.read(
                        MsgConversationSettings.NAME, MsgConversationSettings::read)
                .orElse(MsgConversationSettings.DEFAULT);
        return section.build(
                () -> new LivePersonAccount(name, accountId, domain, discovery, login, limit, conversation));
    }
}
