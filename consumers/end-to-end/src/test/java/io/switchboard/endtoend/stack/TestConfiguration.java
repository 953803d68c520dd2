package io.switchboard.endtoend.stack;

import io.switchboard.collector.config.CollectorConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Collector configurations for the stack and a simulator.
 *
 * @param prefix of the topics: each test has its own
 */
public record TestConfiguration(KafkaStack stack, URI simulator, String prefix) {

    /** The token of an account in the simulator. */
    public static String token(String account) {
        return "token-of-" + account;
    }

    /**
     * Nine in the morning in the accounts' zone, when centres are at work. Of today: the broker removes records of old
     * times within minutes.
     */
    public static Instant morning() {
        return LocalDate.now(ZoneOffset.UTC).atTime(17, 0).toInstant(ZoneOffset.UTC);
    }

    /** The file of a collector that polls accounts' agent monitors. */
    public Path write(Path directory, String every, List<String> accounts) {
        return writeAccounts(
                directory,
                accounts.stream().map(account -> account(account, every)).toList());
    }

    /** The file of a collector with accounts as the file has them, each an entry of the list. */
    public Path writeAccounts(Path directory, List<String> accounts) {
        try {
            return Files.writeString(
                    Files.createTempFile(directory, "collector", ".yaml"), text("ops: { port: 0 }", accounts));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The text of a file.
     *
     * @param sections all but those of the stack and the accounts
     */
    public String text(String sections, List<String> accounts) {
        KafkaStack.Addresses addresses = stack.fromPrograms();
        return """
                kafka: { bootstrap.servers: "%s", session.timeout.ms: 6000, heartbeat.interval.ms: 500 }
                schema-registry: { schema.registry.url: "%s" }
                topics: { prefix: %s, partitions: 6, replication-factor: 1 }
                %s
                accounts:
                %s
                """.formatted(
                addresses.bootstrapServers(), addresses.registryUrl(), prefix, sections, String.join("\n", accounts));
    }

    /** The configuration of a collector in this process. */
    public CollectorConfig load(Path directory, String every, List<String> accounts) {
        return CollectorConfig.load(write(directory, every, accounts), _ -> null);
    }

    /** The configuration of a collector in this process, with accounts as the file has them. */
    public CollectorConfig loadAccounts(Path directory, List<String> accounts) {
        return CollectorConfig.load(writeAccounts(directory, accounts), _ -> null);
    }

    private String account(String name, String every) {
        return "  - { name: %s, vendor: convoso, base-url: \"%s\", auth-token: %s, datasets: { agent-monitor: { poll-interval: %s } } }"
                .formatted(name, simulator, token(name), every);
    }
}
