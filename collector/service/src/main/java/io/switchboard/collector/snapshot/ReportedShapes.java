package io.switchboard.collector.snapshot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which unreadable values of a dataset have been reported, by the place in the answer and by the shape of the text: all
 * digits are one, all letters are one. Bounded; what does not fit is taken for reported.
 */
public record ReportedShapes(Map<String, Set<String>> byPath) {

    /** Nothing was reported. */
    public static final ReportedShapes NONE = new ReportedShapes(Map.of());

    /** Shapes of one place; a vendor that sends more of them there sends any text. */
    private static final int MOST_SHAPES = 20;

    private static final int MOST_PATHS = 300;

    private static final int LONGEST_SHAPE = 40;

    public ReportedShapes {
        byPath = Map.copyOf(byPath);
    }

    /** Whether a text at a place is of a kind that was not reported before, and is to be. */
    public boolean isNew(String path, String text) {
        Set<String> known = byPath.getOrDefault(path, Set.of());
        boolean fits = byPath.size() < MOST_PATHS || !known.isEmpty();
        return fits && known.size() < MOST_SHAPES && !known.contains(shape(text));
    }

    /** With the kind of a text. */
    public ReportedShapes with(String path, String text) {
        Set<String> shapes = new HashSet<>(byPath.getOrDefault(path, Set.of()));
        shapes.add(shape(text));
        Map<String, Set<String>> more = new HashMap<>(byPath);
        more.put(path, Set.copyOf(shapes));
        return new ReportedShapes(more);
    }

    private static String shape(String text) {
        StringBuilder shape = new StringBuilder(LONGEST_SHAPE);
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHAPE); i++) {
            char c = text.charAt(i);
            shape.append(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c);
        }
        return shape.toString();
    }
}
