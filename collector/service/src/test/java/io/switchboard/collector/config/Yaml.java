package io.switchboard.collector.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.cli.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A configuration as a test writes it.
 *
 * @param folder where its file is put
 * @param environment the variables that are set
 */
public record Yaml(Path folder, Map<String, String> environment) {

    public Yaml {
        environment = Map.copyOf(environment);
    }

    public static Yaml in(Path folder) {
        return new Yaml(folder, Map.of());
    }

    public CollectorConfig load(String text) {
        try {
            return CollectorConfig.load(
                    Files.writeString(folder.resolve("configuration.yaml"), text), environment::get);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only account, of the keys of a mapping in flow style. */
    public VendorAccount account(String keys) {
        return load("accounts: [ { name: acme, " + keys + " } ]").accounts().getFirst();
    }

    /** The errors of a text that cannot work, each with its line. */
    public List<String> errors(String text) {
        AtomicReference<String> message = new AtomicReference<>("");
        assertThatThrownBy(() -> load(text))
                .isInstanceOfSatisfying(UsageException.class, e -> message.set(String.valueOf(e.getMessage())));
        return message.get().lines().skip(1).map(String::strip).toList();
    }
}
