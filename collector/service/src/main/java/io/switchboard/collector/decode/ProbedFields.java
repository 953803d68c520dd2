package io.switchboard.collector.decode;

import java.util.HashMap;
import java.util.Map;

/** The words of one answer, as far as they have come. */
final class ProbedFields {
    private final Map<String, DecodedResponse.ProbedField> byPath = new HashMap<>();

    void add(PathNode place, String text) {
        byPath.merge(place.path, new DecodedResponse.ProbedField(text), DecodedResponse.ProbedField::then);
    }

    /** How many elements at a place have been named so far. */
    int names(PathNode place) {
        DecodedResponse.ProbedField word = place.name == null ? null : byPath.get(place.name.path);
        return word == null ? 0 : word.count();
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    Map<String, DecodedResponse.ProbedField> byPath() {
        return byPath;
    }
}
