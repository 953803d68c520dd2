package io.switchboard.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What to write in the place of an unknown key. */
final class KeySuggestion {

    private KeySuggestion() {}

    /**
     * The known key that begins with the unknown one as a word; else the nearest, when a third of the letters at most
     * differ; else all of them.
     */
    static String of(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> candidate.startsWith(key + "-"))
                .findFirst()
                .or(() -> nearest(key, known))
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> known.isEmpty() ? "none is known here" : "known are " + String.join(", ", known));
    }

    private static Optional<String> nearest(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .filter(nearest -> distance(key, nearest) <= Math.max(2, key.length() / 3));
    }

    private static int distance(String key, String candidate) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(key.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
