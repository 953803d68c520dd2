package io.switchboard.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * A place in the vendor's response where rows of a dataset lie, as the property {@code rows} says.
 *
 * @param path of the rows, within one of {@link #roots}
 * @param constants what rows of the place have in which field
 */
record RowPlace(String path, Map<String, String> constants) {
    private static final Pattern MAP_KEY = Pattern.compile("(\\w+)\\{(\\w+)}");

    /** The places of a dataset's rows. */
    static List<RowPlace> of(Schema row) {
        return values(row, "rows").stream().map(RowPlace::from).toList();
    }

    /** The places under each of which every path is tried; the empty one is the response's root. */
    static List<String> roots(Schema row) {
        List<String> roots = texts(row, "within");
        return roots.isEmpty() ? List.of("") : roots;
    }

    /** A property that is a text or a list of texts; empty if it is not there. */
    static List<String> texts(Schema row, String property) {
        return values(row, property).stream().map(String.class::cast).toList();
    }

    /** The fields that hold a key of an object on the way to the rows, with the object's name at the vendor. */
    Map<String, String> mapKeys() {
        return MAP_KEY.matcher(path)
                .results()
                .collect(Collectors.toUnmodifiableMap(key -> key.group(2), key -> key.group(1)));
    }

    /** Whether the place of a row says what is in the field. */
    boolean gives(String field) {
        return constants.containsKey(field) || mapKeys().containsKey(field);
    }

    private static RowPlace from(Object place) {
        if (place instanceof String path) {
            return new RowPlace(path, Map.of());
        }
        Map<String, String> texts = new HashMap<>();
        ((Map<?, ?>) place).forEach((name, value) -> texts.put((String) name, (String) value));
        String path = Objects.requireNonNull(texts.remove("at"), "a place without `at`");
        return new RowPlace(path, Map.copyOf(texts));
    }

    private static List<?> values(Schema row, String property) {
        Object value = row.getObjectProp(property);
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
