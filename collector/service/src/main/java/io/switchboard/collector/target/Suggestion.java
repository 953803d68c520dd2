package io.switchboard.collector.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a misspelt one most likely stands for. */
final class Suggestion {

    private Suggestion() {}

    /** The nearest of the known words, when it is near enough to be meant: a third of the letters may differ. */
    static Optional<String> find(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(nearest -> distance(word, nearest) <= Math.max(2, word.length() / 3));
    }

    private static int distance(String word, String candidate) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
