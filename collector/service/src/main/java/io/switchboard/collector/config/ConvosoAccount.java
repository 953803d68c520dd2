package io.switchboard.collector.config;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An account at Convoso.
 *
 * @param name the account's name in every event
 * @param baseUrl the server, without a trailing slash
 * @param authToken the token of the account's office
 * @param timeZone the zone of the vendor's zone-less times
 * @param rateLimit how often the vendor may be called
 * @param agentMonitor how its agent monitor is polled, where it is
 * @param agentPerformance how its agent performance is polled, where it is
 */
public record ConvosoAccount(
        String name,
        URI baseUrl,
        Secret authToken,
        ZoneId timeZone,
        RateLimit rateLimit,
        Optional<AgentMonitorSettings> agentMonitor,
        Optional<AgentPerformanceSettings> agentPerformance)
        implements VendorAccount {

    /** The vendor's name in the file. */
    public static final String VENDOR = "convoso";

    /** The vendor's server unless another is configured. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.convoso.com");

    /** The zone unless configured: the vendor's times without a zone were seen to be Pacific. */
    public static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("America/Los_Angeles");

    /** The limit unless configured: the vendor states none. */
    public static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(120);

    private static final List<String> DATASETS = List.of(AgentMonitorSettings.NAME, AgentPerformanceSettings.NAME);

    public ConvosoAccount {
        DatasetSelection.atLeastOne(VendorAccount.rules(name), DATASETS, agentMonitor, agentPerformance)
                .check();
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    static Optional<VendorAccount> read(ConfigSection section) {
        String name = section.require("name", "missing", ValueFormat.TEXT);
        URI baseUrl = section.get("base-url", DEFAULT_BASE_URL, ValueFormat.URL);
        Secret token = section.requireSecret("auth-token");
        ZoneId zone = section.get("time-zone", DEFAULT_TIME_ZONE, ValueFormat.ZONE);
        RateLimit limit = section.get(RateLimit.KEY, DEFAULT_RATE_LIMIT, RateLimit.FORMAT);
        DatasetSelection datasets = DatasetSelection.of(section, DATASETS);
        var monitor = datasets.read(AgentMonitorSettings.NAME, AgentMonitorSettings::read);
        var performance = datasets.read(AgentPerformanceSettings.NAME, AgentPerformanceSettings::read);
        return section.build(() -> new ConvosoAccount(name, baseUrl, token, zone, limit, monitor, performance));
    }
}
