package io.switchboard.collector.target;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An account at Convoso.
 *
 * @param name the account's name in every event
 * @param baseUrl the server, without a trailing slash
 * @param authToken the token of the account's office
 * @param timeZone the zone of the vendor's zone-less times
 * @param agentMonitor how its agent monitor is polled
 */
public record ConvosoAccount(
        String name, URI baseUrl, Secret authToken, ZoneId timeZone, AgentMonitorSettings agentMonitor)
        implements Account {

    /** The vendor's name in the file. */
    public static final String VENDOR = "convoso";

    /** The vendor's server unless another is configured. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.convoso.com");

    /** The zone unless configured: the vendor's times without a zone were seen to be Pacific. */
    public static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("America/Los_Angeles");

    public ConvosoAccount {
        new Rules()
                .require(
                        Account.isName(name),
                        "name",
                        '"' + name + "\" is no account name; up to 64 letters, digits, dots, dashes and underscores")
                .check();
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    static Optional<Account> read(Section section) {
        String name = section.require("name", "missing", Form.TEXT);
        URI baseUrl = section.get("base-url", DEFAULT_BASE_URL, Form.URL);
        Secret token = section.requireSecret("auth-token");
        ZoneId zone = section.get("time-zone", DEFAULT_TIME_ZONE, Form.ZONE);
        AgentMonitorSettings monitor = monitor(section);
        section.refuseTheRest();
        return section.build(() -> new ConvosoAccount(name, baseUrl, token, zone, monitor));
    }

    private static AgentMonitorSettings monitor(Section account) {
        if (!account.has("datasets")) {
            return AgentMonitorSettings.DEFAULT;
        }
        Section datasets = account.section("datasets");
        if (datasets.node().isEmpty()) {
            account.fault("datasets", "names no dataset; known are " + AgentMonitorSettings.NAME);
        }
        AgentMonitorSettings monitor = AgentMonitorSettings.read(datasets.section(AgentMonitorSettings.NAME));
        datasets.refuseTheRest();
        return monitor;
    }
}
