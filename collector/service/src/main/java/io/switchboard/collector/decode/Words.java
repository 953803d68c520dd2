package io.switchboard.collector.decode;

import java.util.HashMap;
import java.util.Map;

/** The words of one answer, as far as they have come. */
final class Words {
    private final Map<String, Answer.Word> byPath = new HashMap<>();

    void add(Place place, String text) {
        byPath.merge(place.path, new Answer.Word(text), Answer.Word::then);
    }

    /** How many elements at a place have been named so far. */
    int names(Place place) {
        Answer.Word word = place.name == null ? null : byPath.get(place.name.path);
        return word == null ? 0 : word.count();
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    Map<String, Answer.Word> byPath() {
        return byPath;
    }
}
