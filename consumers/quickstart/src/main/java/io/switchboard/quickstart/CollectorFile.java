package io.switchboard.quickstart;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.local.LocalStack;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.LivePersonCredentials;
import java.net.URI;

/**
 * The collector's configuration, as a user would write it: a centre that has an account at each vendor.
 *
 * @param vendor the server that imitates them all
 */
record CollectorFile(LocalStack stack, URI vendor, AccountOptions centre, int metricsPort) {
    static final String CONVOSO = "acme-sales";
    static final String LIVEPERSON = "acme-chat";
    static final String KORE = "acme-care";

    CollectorConfig load(RunFolder workspace) {
        String text = head() + convoso() + livePerson(centre.livePerson()) + kore(centre.kore());
        return CollectorConfig.load(workspace.write("collector.yaml", text), _ -> null);
    }

    private String head() {
        return """
                kafka: { bootstrap.servers: "%s" }
                schema-registry: { schema.registry.url: "%s" }
                topics: { prefix: switchboard, partitions: 6, replication-factor: 1 }
                ops: { port: %d }
                accounts:
                """.formatted(stack.bootstrapServers(), stack.registryUrl(), metricsPort);
    }

    private String convoso() {
        return """
                  - name: %s
                    vendor: convoso
                    base-url: "%s"
                    auth-token: "%s"
                    time-zone: %s
                    datasets:
                      agent-monitor: { poll-interval: 5s }
                      agent-performance: { poll-interval: 60s }
                """.formatted(CONVOSO, vendor, centre.token(), centre.centre().zone());
    }

    private String livePerson(LivePersonCredentials account) {
        return """
                  - name: %s
                    vendor: liveperson
                    account-id: "%s"
                    domain: auto
                    discovery-url: "%s"
                    oauth1: { app-key: "%s", secret: "%s", access-token: "%s", access-token-secret: "%s" }
                    datasets:
                      msgconversation: { poll-interval: 60s }
                """.formatted(
                        LIVEPERSON,
                        account.accountId(),
                        vendor,
                        account.appKey(),
                        account.secret(),
                        account.accessToken(),
                        account.accessTokenSecret());
    }

    private String kore(KoreCredentials account) {
        return """
                  - name: %s
                    vendor: kore
                    base-url: "%s"
                    account-id: "%s"
                    instance-id: "%s"
                    org-id: "%s"
                    jwt: { client-id: "%s", client-secret: "%s" }
                    datasets:
                      agent-status-details: { poll-interval: 30s }
                      call-volume: { poll-interval: 60s }
                """.formatted(
                        KORE,
                        vendor,
                        account.accountId(),
                        account.instanceId(),
                        account.orgId(),
                        account.clientId(),
                        account.clientSecret());
    }
}
