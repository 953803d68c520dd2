package io.switchboard.collector.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is configured.
 *
 * @param kafka properties of every Kafka client
 * @param schemaRegistry properties of the registry's client
 * @param topics how the topics are named and made
 * @param accounts what is polled: at least one, no two of one name
 * @param ops where health and metrics are served
 * @param redactor hides the configuration's secrets
 */
public record Configuration(
        ClientProperties kafka,
        ClientProperties schemaRegistry,
        TopicSettings topics,
        List<Account> accounts,
        OpsAddress ops,
        Redactor redactor) {

    /** Kafka on this machine, unless configured. */
    public static final Map<String, String> KAFKA_DEFAULT = Map.of("bootstrap.servers", "localhost:9092");

    /** A schema registry on this machine, unless configured. */
    public static final Map<String, String> REGISTRY_DEFAULT = Map.of("schema.registry.url", "http://localhost:8081");

    public Configuration {
        accounts = List.copyOf(accounts);
        new Rules()
                .require(!accounts.isEmpty(), "accounts", "is empty; name at least one account")
                .require(
                        accounts.stream().map(Account::name).distinct().count() == accounts.size(),
                        "accounts",
                        "two accounts have one name")
                .check();
    }

    /**
     * Reads and validates a configuration file.
     *
     * @param file YAML
     * @param environment the variables that it may name; null for one that is not set
     */
    public static Reading load(Path file, Function<String, @Nullable String> environment) {
        return new ConfigurationFile(file, new Substitution(environment)).load();
    }

    /** What became of a file. */
    public sealed interface Reading {

        /** It can work. */
        record Loaded(Configuration configuration) implements Reading {}

        /** It cannot, for at least one reason. */
        record Faulty(List<Fault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
