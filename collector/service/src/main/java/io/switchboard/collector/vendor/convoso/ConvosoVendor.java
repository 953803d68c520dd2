package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.vendor.DatasetSelection;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.Vendor;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/** Convoso, whose accounts are read here. */
public final class ConvosoVendor implements Vendor {

    /** The vendor's server unless another is configured. */
    private static final URI DEFAULT_BASE_URL = URI.create("https://api.convoso.com");

    /** The zone unless configured: the vendor's times without a zone were seen to be Pacific. */
    private static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("America/Los_Angeles");

    /** The limit unless configured: the vendor states none. */
    private static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(120);

    @Override
    public String name() {
        return "convoso";
    }

    @Override
    public Optional<VendorAccount> read(ConfigSection section) {
        String name = section.require("name", "missing", ValueFormat.TEXT);
        URI baseUrl = section.get("base-url", DEFAULT_BASE_URL, ValueFormat.URL);
        Secret token = section.requireSecret("auth-token");
        ZoneId zone = section.get("time-zone", DEFAULT_TIME_ZONE, ValueFormat.ZONE);
        RateLimit limit = section.get(RateLimit.KEY, DEFAULT_RATE_LIMIT, RateLimit.FORMAT);
        DatasetSelection datasets = DatasetSelection.of(section, ConvosoAccount.DATASETS);
        var monitor = datasets.read(AgentMonitorSettings.NAME, AgentMonitorSettings::read);
        var performance = datasets.read(AgentPerformanceSettings.NAME, AgentPerformanceSettings::read);
        return section.build(() -> new ConvosoAccount(name, baseUrl, token, zone, limit, monitor, performance));
    }
}
