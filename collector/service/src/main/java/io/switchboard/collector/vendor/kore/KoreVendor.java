package io.switchboard.collector.vendor.kore;

import io.switchboard.collector.vendor.DatasetSelection;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.Vendor;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.net.URI;
import java.util.Optional;

/** Kore.ai, whose accounts are read here. */
public final class KoreVendor implements Vendor {

    /** The vendor's server unless another is configured. */
    private static final URI DEFAULT_BASE_URL = URI.create("https://platform.kore.ai");

    /** The limit unless configured: the narrowest that the vendor's public APIs are said to have. */
    private static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(60);

    @Override
    public String name() {
        return "kore";
    }

    @Override
    public Optional<VendorAccount> read(ConfigSection section) {
        String name = section.require("name", "missing", ValueFormat.TEXT);
        URI baseUrl = section.get("base-url", DEFAULT_BASE_URL, ValueFormat.URL);
        KoreAccount.KoreInstance instance = KoreAccount.KoreInstance.read(section);
        JwtSettings jwt = JwtSettings.read(section.section("jwt"));
        RateLimit limit = section.get(RateLimit.KEY, DEFAULT_RATE_LIMIT, RateLimit.FORMAT);
        DatasetSelection datasets = DatasetSelection.of(section, KoreAccount.DATASETS);
        var statuses = datasets.read(AgentStatusDetailsSettings.NAME, AgentStatusDetailsSettings::read);
        var volume = datasets.read(CallVolumeSettings.NAME, CallVolumeSettings::read);
        return section.build(() -> new KoreAccount(name, baseUrl, instance, jwt, limit, statuses, volume));
    }
}
