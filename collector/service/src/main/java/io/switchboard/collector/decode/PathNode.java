package io.switchboard.collector.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer that something is known about. An object has children by name, an array has an element, an
 * object whose names are values has an entry; each may be where rows lie, and a leaf is a field of a row or a word that
 * the API's own code asked for.
 *
 * <p>Built by {@link ResponseMapping} when the program starts and not changed afterwards.
 */
final class PathNode {
    final String path;
    final Map<String, PathNode> children = new HashMap<>();

    @Nullable
    PathNode element;

    @Nullable
    PathNode entry;

    /** The dataset whose rows are the objects at this place, one each. */
    @Nullable
    RowLocation rows;

    /** Datasets that have rows here or below, so that an answer without any such place is not an answer. */
    final List<Integer> homeOf = new ArrayList<>();

    /** Datasets whose rows lie in something that stands here: nothing at all in here means that there are no rows. */
    final List<Integer> homeBelow = new ArrayList<>();

    /**
     * Datasets whose rows lie inside the objects at this place, and may take values from around them; each with the
     * fields, by position, that such an object itself must say of its rows.
     */
    final Map<Integer, Set<Integer>> around = new HashMap<>();

    /** The field that the names of this place's siblings are values of. */
    @Nullable
    MappedField named;

    @Nullable
    MappedField field;

    /** Whether the API's own code asked for the scalars here. */
    boolean word;

    /** The word that names the elements of an array, each of which is such an element. */
    @Nullable
    PathNode name;

    PathNode(String path) {
        this.path = path;
    }

    /** The child of a name; of several, separated by |, that all stand for the same. */
    PathNode child(String names) {
        String[] all = names.split("\\|", -1);
        PathNode known =
                children.computeIfAbsent(all[0], name -> new PathNode(path.isEmpty() ? name : path + "." + name));
        for (String name : all) {
            children.put(name, known);
        }
        return known;
    }

    PathNode element() {
        PathNode known = element;
        if (known == null) {
            known = new PathNode(path + "[]");
            element = known;
        }
        return known;
    }

    /** The values of an object whose names are values of a field. PHP writes an empty one as []. */
    PathNode entry(String field) {
        PathNode known = entry;
        if (known == null) {
            known = new PathNode(path + "{" + field + "}");
            entry = known;
            element = known;
        }
        return known;
    }

    /** Whether nothing but an array may be here. */
    boolean isArray() {
        return element != null && entry == null;
    }

    /**
     * Rows of one dataset at a place.
     *
     * @param constants values of fields that follow from the place, by position
     */
    record RowLocation(int dataset, Map<Integer, Object> constants) {}

    /**
     * What a scalar, or a captured list or document, at a place is for: a field of a dataset's row.
     *
     * @param key whether it is a part of the row's key
     * @param around whether it lies around the rows and not in them
     */
    record MappedField(
            int dataset, int position, boolean key, boolean around, CaptureKind capture, ScalarReader reader) {}

    /** Which JSON a field takes beside scalars. */
    enum CaptureKind {
        SCALAR,
        /** An array of scalars, joined by commas. */
        LIST,
        /** Anything, as JSON text. */
        JSON
    }
}
