package io.switchboard.platform.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigurationFile.LoadedConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A configuration file as a test writes it.
 *
 * @param folder where it is put
 * @param environment the variables that are set
 */
record WrittenFile(Path folder, Map<String, String> environment) {

    WrittenFile {
        environment = Map.copyOf(environment);
    }

    static WrittenFile in(Path folder) {
        return new WrittenFile(folder, Map.of());
    }

    <T> LoadedConfiguration<T> load(String yaml, Function<ConfigSection, T> reader) {
        try {
            Path path = Files.writeString(folder.resolve("switchboard.yaml"), yaml);
            return new ConfigurationFile(path, environment::get).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of {@code kafka}. */
    Map<String, String> kafka(String yaml) {
        return load(yaml, ClientProperties::kafka).configuration().reveal();
    }

    /** The lines below the first, without indentation. */
    List<String> errors(String yaml, Function<ConfigSection, ?> reader) {
        AtomicReference<String> message = new AtomicReference<>("");
        assertThatThrownBy(() -> load(yaml, reader))
                .isInstanceOfSatisfying(UsageException.class, e -> message.set(String.valueOf(e.getMessage())));
        return message.get().lines().skip(1).map(String::strip).toList();
    }
}
