package io.switchboard.collector.decode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer that something is known about. An object has children by name, an array has an element; either
 * may be where rows lie, and a leaf is a field of a row or a word of the vendor's own verdict on the request.
 *
 * <p>Built by {@link Shape} when the program starts and not changed afterwards.
 */
final class Place {
    final String path;
    final Map<String, Place> children = new HashMap<>();

    @Nullable
    Place element;

    /** Dataset whose rows are the objects at this place, one each; -1 for none. */
    int rowOf = -1;

    /** Dataset that has its rows here or below, so that an answer without this place is not an answer; -1 for none. */
    int homeOf = -1;

    @Nullable
    Leaf leaf;

    Place(String path) {
        this.path = path;
    }

    Place child(String name) {
        return children.computeIfAbsent(name, n -> new Place(path.isEmpty() ? n : path + "." + n));
    }

    Place element() {
        Place known = element;
        if (known == null) {
            known = new Place(path + "[]");
            element = known;
        }
        return known;
    }

    boolean isArray() {
        return element != null;
    }

    /** What a scalar, or a captured list or document, at a place is for. */
    sealed interface Leaf {

        /** A field of a dataset's row. */
        record Field(int dataset, int position, Capture capture, ScalarReader reader) implements Leaf {}

        /** A word of the vendor's own verdict: success, code, text and the like. */
        record Verdict() implements Leaf {}
    }

    /** Which JSON a field takes beside scalars. */
    enum Capture {
        SCALAR,
        /** An array of scalars, joined by commas. */
        LIST,
        /** Anything, as JSON text. */
        JSON
    }
}
