package io.switchboard.platform.config;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.secret.Redactor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The configuration file, which all programs share: each reads its own sections and passes over those of the others.
 *
 * @param path YAML, in UTF-8
 * @param environment the variables that the file may name; null for one that is not set
 */
public record ConfigurationFile(Path path, Function<String, @Nullable String> environment) {

    /** The top-level sections of all programs. Any other key is an error in every program. */
    private static final List<String> SECTIONS = List.of(
            "kafka",
            "schema-registry",
            "topics",
            "accounts",
            "ops",
            "statuses",
            "status-changes",
            "five-minute-buckets",
            "wallboard");

    /** A file whose variables are those of this process. */
    public ConfigurationFile(Path path) {
        this(path, System::getenv);
    }

    /**
     * What a file says.
     *
     * @param configuration as its reader made it
     * @param redactor hides the file's secrets
     */
    public record LoadedConfiguration<T>(T configuration, Redactor redactor) {}

    /**
     * Reads the whole file.
     *
     * @param reader asks the file's top level for what the program needs
     * @throws UsageException that lists every error, each with its line and path; it shows no secret
     */
    public <T> LoadedConfiguration<T> load(Function<ConfigSection, T> reader) {
        ReadContext context = new ReadContext(new Placeholders(environment));
        ConfigSection root = ConfigSection.of("", parse(context), context);
        root.leave(SECTIONS);
        T configuration = reader.apply(root);
        List<ConfigError> errors = context.errors();
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return new LoadedConfiguration<>(configuration, context.redactor());
    }

    private ConfigNode parse(ReadContext context) {
        try {
            return YamlTree.parse(Files.readString(path), context);
        } catch (MarkedYAMLException e) {
            // The parser's own words may repeat a line of the file, and with it a secret.
            var mark = e.getProblemMark();
            throw refused(
                    mark.getLine() + 1,
                    "is not YAML at column %d; look for a tab, a missing space after a colon, or an unclosed quote"
                            .formatted(mark.getColumn() + 1));
        } catch (YAMLException e) {
            throw refused(0, "is not YAML; look for characters that cannot be printed");
        } catch (NoSuchFileException e) {
            throw refused(0, "does not exist");
        } catch (CharacterCodingException e) {
            throw refused(0, "is not a text in UTF-8");
        } catch (IOException e) {
            throw refused(0, "cannot be read");
        }
    }

    private UsageException refused(int line, String message) {
        return refused(List.of(new ConfigError(line, "", message)));
    }

    private UsageException refused(List<ConfigError> errors) {
        String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        return new UsageException(errors.stream()
                .map(error -> "%n  %s".formatted(error))
                .collect(Collectors.joining("", "Invalid configuration %s (%s):".formatted(path, count), "")));
    }
}
