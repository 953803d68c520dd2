package io.switchboard.endtoend.stack;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.LivePersonCredentials;
import java.net.URI;
import java.util.List;

/**
 * The collector's accounts at one simulated centre: it has one at each vendor.
 *
 * @param zone of Convoso's times
 * @param koreOffset minutes that UTC is ahead of Kore's times
 */
public record ThreeVendors(URI simulator, AccountOptions centre, String zone, int koreOffset) {
    public static final String CONVOSO = "sales";
    public static final String LIVEPERSON = "chat";
    public static final String KORE = "care";

    public static ThreeVendors of(URI simulator, AccountOptions centre) {
        return new ThreeVendors(simulator, centre, centre.centre().zone().getId(), 0);
    }

    /**
     * As entries of the file, in flow style.
     *
     * @param limits keys of every dataset
     */
    public List<String> accounts(String limits) {
        return accounts(limits, limits);
    }

    /**
     * As entries of the file, in flow style.
     *
     * @param monitor keys of the agent monitor
     * @param limits keys of every other dataset
     */
    public List<String> accounts(String monitor, String limits) {
        return accounts(monitor, limits, "page-size: 10");
    }

    /**
     * As entries of the file, in flow style.
     *
     * @param monitor keys of the agent monitor
     * @param limits keys of every other dataset
     * @param statuses further keys of Kore's statuses
     */
    public List<String> accounts(String monitor, String limits, String statuses) {
        return accounts(monitor, limits, limits, statuses);
    }

    /**
     * As entries of the file, in flow style.
     *
     * @param monitor keys of the agent monitor
     * @param performance keys of the agents' performance
     * @param limits keys of every other dataset
     * @param statuses further keys of Kore's statuses
     */
    public List<String> accounts(String monitor, String performance, String limits, String statuses) {
        return List.of(convoso(monitor, performance), livePerson(LIVEPERSON, signed(), limits), kore(limits, statuses));
    }

    private String convoso(String monitor, String performance) {
        return """
                  - { name: %s, vendor: convoso, rate-limit: 6000/m, base-url: "%s", auth-token: "%s", time-zone: "%s", datasets: {
                      agent-monitor: { %5$s }, agent-performance: { method: POST, %6$s } } }
                """.formatted(CONVOSO, simulator, centre.token(), zone, monitor, performance);
    }

    /** An account that logs in one way or the other. */
    public String livePerson(String name, String login, String limits) {
        return """
                  - { name: %s, vendor: liveperson, account-id: "%s", discovery-url: "%s", %s, datasets: {
                      msgconversation: { %s } } }
                """.formatted(name, centre.livePerson().accountId(), simulator, login, limits);
    }

    public String signed() {
        LivePersonCredentials keys = centre.livePerson();
        return "oauth1: { app-key: \"%s\", secret: \"%s\", access-token: \"%s\", access-token-secret: \"%s\" }"
                .formatted(keys.appKey(), keys.secret(), keys.accessToken(), keys.accessTokenSecret());
    }

    public String loggedIn() {
        return "bearer: { username: \"%s\", password: \"%s\" }"
                .formatted(centre.livePerson().username(), centre.livePerson().password());
    }

    /** What is left without Convoso's account and Kore's statuses. */
    public List<String> withoutMonitorAndStatuses(String limits) {
        return List.of(livePerson(LIVEPERSON, signed(), limits), kore(volume(limits)));
    }

    private String kore(String limits, String statuses) {
        return kore("agent-status-details: { %s, time-zone-offset: %d, %s }, %s"
                .formatted(statuses, koreOffset, limits, volume(limits)));
    }

    private static String volume(String limits) {
        return "call-volume: { page-size: 10, %s }".formatted(limits);
    }

    private String kore(String datasets) {
        KoreCredentials kore = centre.kore();
        return """
                  - { name: %s, vendor: kore, rate-limit: 6000/m, base-url: "%s", account-id: "%s", instance-id: "%s", org-id: "%s",
                      jwt: { client-id: "%s", client-secret: "%s", lifetime: 5m }, datasets: { %s } }
                """.formatted(
                        KORE,
                        simulator,
                        kore.accountId(),
                        kore.instanceId(),
                        kore.orgId(),
                        kore.clientId(),
                        kore.clientSecret(),
                        datasets);
    }
}
