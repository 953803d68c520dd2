package io.switchboard.platform.config;

import io.switchboard.platform.config.Placeholders.SubstitutedText;
import io.switchboard.platform.secret.Redactor;
import io.switchboard.platform.secret.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one reading of a file has found so far: errors, secrets, and sections whose keys are known in the end. */
final class ReadContext {

    private final Placeholders placeholders;
    private final Set<ConfigError> errors = new LinkedHashSet<>();
    private final Set<Secret> secrets = new LinkedHashSet<>();
    private final List<ConfigSection> sections = new ArrayList<>();

    ReadContext(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    void error(int line, String path, String message) {
        errors.add(new ConfigError(line, path, message));
    }

    Secret secret(String text) {
        Secret secret = new Secret(text);
        secrets.add(secret);
        return secret;
    }

    void opened(ConfigSection section) {
        sections.add(section);
    }

    /** Puts values in the place of placeholders; one without a value is an error of the path. */
    SubstitutedText substitute(int line, String path, String text) {
        SubstitutedText substituted = placeholders.substitute(text);
        substituted.problems().forEach(problem -> error(line, path, problem));
        return substituted;
    }

    Redactor redactor() {
        return Redactor.of(secrets);
    }

    /** Every error of the whole file, unknown keys too, by line and without secrets. */
    List<ConfigError> errors() {
        sections.forEach(ConfigSection::refuseUnknownKeys);
        Redactor redactor = redactor();
        return errors.stream()
                .map(error -> new ConfigError(error.line(), error.path(), redactor.redact(error.message())))
                .sorted(Comparator.comparingInt(ConfigError::line))
                .toList();
    }
}
