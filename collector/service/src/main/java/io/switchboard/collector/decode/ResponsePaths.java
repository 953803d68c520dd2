package io.switchboard.collector.decode;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths in an answer: {@code a.b}, {@code a[]} and {@code a{field}}. */
final class ResponsePaths {
    private static final Pattern STEP = Pattern.compile("(?<names>[^.\\[{]+)(?:(?<array>\\[])|\\{(?<entry>\\w+)})?");

    private ResponsePaths() {}

    static PathNode descend(PathNode from, String path) {
        return descend(from, path, (place, entryField) -> {});
    }

    /**
     * Goes down a path, making what is not there yet.
     *
     * @param passing takes each element of an array and entry of a map on the way, the last included, with the entry's
     *     field or an empty text
     */
    static PathNode descend(PathNode from, String path, BiConsumer<PathNode, String> passing) {
        PathNode place = from;
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            place = place.child(steps.group("names"));
            if (steps.group("array") != null) {
                place = place.element();
                passing.accept(place, "");
            } else if (steps.group("entry") != null) {
                place = place.entry(steps.group("entry"));
                passing.accept(place, steps.group("entry"));
            }
        }
        return place;
    }

    /** The field that the last step's names are values of; empty for none. */
    static String entryField(String path) {
        return path.endsWith("}") ? path.substring(path.lastIndexOf('{') + 1, path.length() - 1) : "";
    }
}
