package io.switchboard.consumer.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of <code>${NAME}</code>, an environment variable, and of <code>${file:PATH}</code>, a file's
 * text without the white space around it.
 *
 * @param environment variables by name
 */
record Placeholders(Map<String, String> environment) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final String FILE = "file:";

    /** @throws IllegalArgumentException naming the placeholder, never a value, if there is nothing to put there */
    String resolve(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        String name = placeholder.group(1);
        return Matcher.quoteReplacement(name.startsWith(FILE) ? file(name.substring(FILE.length())) : variable(name));
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file " + path + " cannot be read", e);
        }
    }
}
