package io.switchboard.collector.config;

import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.config.ConfigurationFile.LoadedConfiguration;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
public record CollectorConfig(
        ClientProperties kafka,
        ClientProperties schemaRegistry,
        TopicSettings topics,
        List<VendorAccount> accounts,
        OpsAddress ops,
        Redactor redactor) {

    /** Where a collector serves health and metrics unless configured. */
    private static final int OPS_PORT = 8080;

    public CollectorConfig {
        accounts = List.copyOf(accounts);
        new RecordRules()
                .require(!accounts.isEmpty(), "accounts", "is empty; name at least one account")
                .require(
                        accounts.stream().map(VendorAccount::name).distinct().count() == accounts.size(),
                        "accounts",
                        "two accounts have one name")
                .check();
    }

    /**
     * Reads and validates a configuration file.
     *
     * @param file YAML
     * @param environment the variables that it may name; null for one that is not set
     * @throws io.switchboard.platform.cli.UsageException that lists everything that cannot work
     */
    public static CollectorConfig load(Path file, Function<String, @Nullable String> environment) {
        LoadedConfiguration<Function<Redactor, CollectorConfig>> loaded =
                new ConfigurationFile(file, environment).load(CollectorConfig::read);
        return loaded.configuration().apply(loaded.redactor());
    }

    private static Function<Redactor, CollectorConfig> read(ConfigSection root) {
        ClientProperties kafka = ClientProperties.kafka(root);
        ClientProperties registry = ClientProperties.schemaRegistry(root);
        TopicSettings topics = TopicSettings.read(root);
        List<VendorAccount> accounts = accounts(root);
        OpsAddress ops = OpsAddress.read(root, OPS_PORT);
        return redactor -> new CollectorConfig(kafka, registry, topics, accounts, ops, redactor);
    }

    private static List<VendorAccount> accounts(ConfigSection root) {
        List<ConfigSection> sections = root.list("accounts");
        if (sections.isEmpty()) {
            root.error("accounts", "names no account; write at least one");
        }
        List<VendorAccount> accounts = new ArrayList<>();
        Map<String, ConfigSection> owners = new HashMap<>();
        for (ConfigSection section : sections) {
            BuiltInVendors.read(section).ifPresent(accounts::add);
            String name = section.get("name", "", ValueFormat.TEXT);
            ConfigSection owner = owners.putIfAbsent(name, section);
            if (owner != null && !name.isEmpty()) {
                section.error("name", "is \"" + name + "\", as is that of " + owner.path() + "; write another");
            }
        }
        return accounts;
    }
}
