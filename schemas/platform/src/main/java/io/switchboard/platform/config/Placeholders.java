package io.switchboard.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of <code>${NAME}</code> (a variable of the environment) and <code>${file:/path}</code> (a
 * file's text without its last line end). <code>$${</code> stands for a literal <code>${</code>; values are not
 * substituted again.
 *
 * @param environment the variables; null for one that is not set
 */
record Placeholders(Function<String, @Nullable String> environment) {

    private static final String FILE = "file:";

    /**
     * What became of a text.
     *
     * @param text with every value in its place
     * @param values the values put in
     * @param problems what could not be put in, and why, as the rest of a sentence
     */
    record SubstitutedText(String text, List<String> values, List<String> problems) {
        SubstitutedText {
            values = List.copyOf(values);
            problems = List.copyOf(problems);
        }
    }

    SubstitutedText substitute(String text) {
        List<String> values = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        StringSubstitutor substitutor = new StringSubstitutor(name -> look(name, values, problems))
                .setDisableSubstitutionInValues(true)
                .setValueDelimiterMatcher(null);
        String result = substitutor.replace(text);
        return new SubstitutedText(result, values, problems);
    }

    private @Nullable String look(String name, List<String> values, List<String> problems) {
        String value = name.startsWith(FILE) ? file(name.substring(FILE.length()), problems) : variable(name, problems);
        if (value != null) {
            values.add(value);
        }
        return value;
    }

    private @Nullable String variable(String name, List<String> problems) {
        String value = environment.apply(name);
        if (value == null) {
            problems.add("names the environment variable " + name + ", which is not set");
        }
        return value;
    }

    private static @Nullable String file(String name, List<String> problems) {
        try {
            return Files.readString(Path.of(name)).replaceFirst("\\R\\z", "");
        } catch (NoSuchFileException e) {
            problems.add("names the file " + name + ", which does not exist");
        } catch (IOException | InvalidPathException e) {
            problems.add("names the file " + name + ", which cannot be read");
        }
        return null;
    }
}
