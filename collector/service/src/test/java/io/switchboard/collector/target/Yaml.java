package io.switchboard.collector.target;

import io.switchboard.collector.target.Configuration.Reading;
import io.switchboard.collector.target.Configuration.Reading.Faulty;
import io.switchboard.collector.target.Configuration.Reading.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A configuration as a test writes it.
 *
 * @param folder where its file is put
 * @param environment the variables that are set
 */
record Yaml(Path folder, Map<String, String> environment) {

    Yaml {
        environment = Map.copyOf(environment);
    }

    static Yaml in(Path folder) {
        return new Yaml(folder, Map.of());
    }

    Configuration load(String text) {
        return switch (read(text)) {
            case Loaded(Configuration configuration) -> configuration;
            case Faulty(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    /** The only account, of the keys of a mapping in flow style. */
    Account account(String keys) {
        return load("accounts: [ { name: acme, " + keys + " } ]").accounts().getFirst();
    }

    List<String> faults(String text) {
        return switch (read(text)) {
            case Loaded(Configuration configuration) -> throw new AssertionError(configuration.toString());
            case Faulty(List<Fault> faults) ->
                faults.stream().map(Fault::toString).toList();
        };
    }

    private Reading read(String text) {
        try {
            return Configuration.load(Files.writeString(folder.resolve("configuration.yaml"), text), environment::get);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
