package io.switchboard.quickstart;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.LivePersonCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How to ask the vendors what the collector asks them, by curl. What is too long to be copied from a screen is a
 * script.
 *
 * @param vendor the server that imitates them all
 */
record CurlExamples(URI vendor, AccountOptions centre, RunFolder workspace) {
    private static final Duration BACK = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofDays(365);

    /**
     * A command for each vendor.
     *
     * @param now the simulated now
     */
    List<VendorAsk> all(Instant now) {
        String convoso = "curl '%s/v1/agent-monitor/search?auth_token=%s'".formatted(vendor, centre.token());
        String livePerson = livePerson(centre.livePerson());
        String kore = kore(centre.kore(), now);
        return List.of(
                new VendorAsk(CollectorFile.CONVOSO, "Convoso", convoso),
                new VendorAsk(CollectorFile.LIVEPERSON, "LivePerson", script("ask-liveperson", livePerson)),
                new VendorAsk(CollectorFile.KORE, "Kore", script("ask-kore", kore)));
    }

    private String script(String name, String curl) {
        return "sh " + workspace.write(name, curl + System.lineSeparator());
    }

    /** The signature of OAuth, good for one request alone, cannot be shown: this logs in instead. */
    private String livePerson(LivePersonCredentials account) {
        return ("curl -H \"Authorization: Bearer $(curl -s '%s/api/account/%s/login?v=1.3'"
                        + " -d '{\"username\":\"%s\",\"password\":\"%s\"}' | cut -d '\"' -f 4)\""
                        + " '%1$s/operations/api/account/%2$s/msgconversation?v=1&timeframe=60&interval=5&skillIds=all'")
                .formatted(vendor, account.accountId(), account.username(), account.password());
    }

    /** With a token that does not end. */
    private String kore(KoreCredentials account, Instant now) {
        String uri = "%s/agentassist/api/public/analytics/account/%s/callvolume".formatted(vendor, account.accountId());
        String body = "{\"orgId\":\"%s\",\"fromTimeStamp\":\"%s\",\"toTimeStamp\":\"%s\"}"
                .formatted(account.orgId(), now.minus(BACK), now.plus(AHEAD));
        return "curl -H 'Content-Type: application/json' -H 'auth: %s' -H 'iId: %s' '%s' -d '%s'"
                .formatted(account.token(), account.instanceId(), uri, body);
    }
}
