package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.vendor.DatasetSelection;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.Vendor;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** LivePerson, whose accounts are read here. */
public final class LivePersonVendor implements Vendor {

    /** The vendor's server of servers unless another is configured. */
    private static final URI DEFAULT_DISCOVERY = URI.create("https://api.liveperson.net");

    /** The limit unless configured: the vendor limits calls at one time, and states no rate. */
    private static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(60);

    private static final ValueFormat<Optional<URI>> DOMAIN = new ValueFormat<>(
            "a domain", "write auto, va-a.acr.liveperson.net or https://host:port", LivePersonVendor::domain);

    @Override
    public String name() {
        return "liveperson";
    }

    @Override
    public Optional<VendorAccount> read(ConfigSection section) {
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

    private static Optional<URI> domain(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(ValueFormat.URL.parse().apply(text.contains("://") ? text : "https://" + text));
    }
}
