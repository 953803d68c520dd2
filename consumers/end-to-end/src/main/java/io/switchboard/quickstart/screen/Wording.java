package io.switchboard.quickstart.screen;

import io.switchboard.quickstart.live.Fact;
import java.util.List;

/** What facts read like. */
final class Wording {
    private static final String GAP = "  ";

    private Wording() {}

    /** As many of them, from the first on, as fit into a width. */
    static String of(List<Fact> facts, int width, Glyphs glyphs) {
        String words = "";
        for (Fact fact : facts) {
            String longer = words.isEmpty() ? of(fact, glyphs) : words + GAP + of(fact, glyphs);
            if (longer.length() > width) {
                return words;
            }
            words = longer;
        }
        return words;
    }

    private static String of(Fact fact, Glyphs glyphs) {
        return switch (fact) {
            case Fact.Count(long number, String what) -> "%,d %s".formatted(number, what);
            case Fact.Span(var start, var end) -> Times.window(start, end, glyphs);
        };
    }
}
