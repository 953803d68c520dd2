package io.switchboard.simulator;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.LivePersonCredentials;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Shows people how to ask a simulator, in lines they can paste. */
final class CurlIntroduction {
    private final URI base;
    private final Instant now;
    private final PrintWriter out;

    CurlIntroduction(URI base, Instant now, PrintWriter out) {
        this.base = base;
        this.now = now;
        this.out = out;
    }

    /** A curl for every vendor, and one for the truth. */
    void ask(AccountOptions account) {
        out.printf("%nAccount %s:%n", account.name());
        out.printf("  Convoso     curl '%s/v1/agent-monitor/search?auth_token=%s'%n", base, account.token());
        out.printf("              curl '%s/v1/agent-performance/search?auth_token=%s'%n", base, account.token());
        askLivePerson(account.livePerson());
        askKore(account.kore());
        out.printf(
                "  the truth   curl '%s/truth/%s/agents' (or transitions, durations, calls)%n", base, account.name());
    }

    private void askLivePerson(LivePersonCredentials livePerson) {
        out.printf(
                "  LivePerson  curl -H \"Authorization: Bearer $(curl -s '%s/api/account/%s/login?v=1.3'"
                        + " -d '{\"username\":\"%s\",\"password\":\"%s\"}' | cut -d'\"' -f4)\""
                        + " '%1$s/operations/api/account/%2$s/msgconversation?timeframe=60&interval=30&skillIds=all&v=1'%n",
                base, livePerson.accountId(), livePerson.username(), livePerson.password());
    }

    private void askKore(KoreCredentials kore) {
        String form = "  %-10s  curl -H 'auth: %s' -H 'iId: %s'"
                + " '%s/agentassist/api/public/analytics/account/%s/%s' -d '%s'%n";
        String day = "{\"filter\":{\"dateFilter\":{\"date\":\"%s\",\"timeZoneOffSet\":0}}}"
                .formatted(LocalDate.ofInstant(now, ZoneOffset.UTC));
        String until = "{\"orgId\":\"%s\",\"toTimeStamp\":\"%s\"}".formatted(kore.orgId(), now.plusSeconds(86_400));
        String token = kore.token();
        out.printf(form, "Kore", token, kore.instanceId(), base, kore.accountId(), "agentstatusdetails", day);
        out.printf(form, "", token, kore.instanceId(), base, kore.accountId(), "callvolume", until);
    }

    /** An entry of the collector's configuration for every vendor. */
    void configure(AccountOptions account) {
        out.printf("""
                  - name: %s
                    vendor: convoso
                    base-url: %s
                    auth-token: "%s"
                    time-zone: %s
                """, account.name(), base, account.token(), account.centre().zone());
        configure(account.name() + "-chat", account.livePerson());
        configure(account.name() + "-care", account.kore());
    }

    private void configure(String name, LivePersonCredentials account) {
        out.printf(
                """
                  - name: %s
                    vendor: liveperson
                    account-id: "%s"
                    domain: %s
                    oauth1: { app-key: "%s", secret: "%s", access-token: "%s", access-token-secret: "%s" }
                """,
                name,
                account.accountId(),
                base,
                account.appKey(),
                account.secret(),
                account.accessToken(),
                account.accessTokenSecret());
    }

    private void configure(String name, KoreCredentials account) {
        out.printf(
                """
                  - name: %s
                    vendor: kore
                    base-url: %s
                    account-id: "%s"
                    instance-id: %s
                    org-id: %s
                    jwt: { client-id: %s, client-secret: "%s" }
                """,
                name,
                base,
                account.accountId(),
                account.instanceId(),
                account.orgId(),
                account.clientId(),
                account.clientSecret());
    }
}
