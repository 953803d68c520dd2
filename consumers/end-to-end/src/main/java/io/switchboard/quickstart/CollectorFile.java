package io.switchboard.quickstart;

import io.switchboard.collector.target.Configuration;
import io.switchboard.collector.target.Configuration.Reading.Faulty;
import io.switchboard.collector.target.Configuration.Reading.Loaded;
import io.switchboard.local.LocalStack;
import java.net.URI;

/** The collector's configuration, as a user would write it. */
record CollectorFile(LocalStack stack, URI vendor, int metricsPort) {
    static final String ACCOUNT = "acme-sales";
    static final String TOKEN = "demo";

    Configuration load(Workspace workspace) {
        return switch (Configuration.load(workspace.write("collector.yaml", text()), _ -> null)) {
            case Loaded(Configuration configuration) -> configuration;
            case Faulty(var faults) -> throw new IllegalStateException("the collector refuses " + faults);
        };
    }

    private String text() {
        return """
                kafka: { bootstrap.servers: "%s" }
                schema-registry: { schema.registry.url: "%s" }
                topics: { prefix: switchboard, partitions: 6, replication-factor: 1 }
                ops: { port: %d }
                accounts:
                  - name: %s
                    vendor: convoso
                    base-url: "%s"
                    auth-token: %s
                    datasets:
                      agent-monitor: { every: 5s }
                """.formatted(stack.bootstrapServers(), stack.registryUrl(), metricsPort, ACCOUNT, vendor, TOKEN);
    }
}
