package io.switchboard.quickstart.screen;

import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Builds one line out of columns of text. Widths are columns of the terminal: a letter may take two. */
final class Line {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final AttributedStringBuilder built = new AttributedStringBuilder();
    private final Glyphs glyphs;

    Line(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    Line add(String text, AttributedStyle style) {
        built.styled(style, harmless(text));
        return this;
    }

    Line add(String text) {
        return add(text, Palette.PLAIN);
    }

    /** Text at the left of a column, cut or filled up to its width. */
    Line left(String text, int width, AttributedStyle style) {
        built.append(fit(new AttributedString(harmless(text), style), width, glyphs));
        return this;
    }

    Line left(String text, int width) {
        return left(text, width, Palette.PLAIN);
    }

    /** Text at the right of a column. */
    Line right(String text, int width, AttributedStyle style) {
        built.append(" ".repeat(Math.max(0, width - new AttributedString(text).columnLength())));
        return left(text, Math.min(width, new AttributedString(text).columnLength()), style);
    }

    Line right(String text, int width) {
        return right(text, width, Palette.PLAIN);
    }

    AttributedString build() {
        return built.toAttributedString();
    }

    /** What vendors and errors say may hold line breaks, or orders to the terminal. */
    private static String harmless(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** Cuts or fills up to a width. */
    static AttributedString fit(AttributedString text, int width, Glyphs glyphs) {
        int length = text.columnLength();
        if (length <= width) {
            return AttributedString.join(
                    AttributedString.EMPTY, text, new AttributedString(" ".repeat(width - length)));
        }
        if (width <= 0) {
            return AttributedString.EMPTY;
        }
        AttributedString cut =
                text.columnSubSequence(0, width - glyphs.ellipsis().length());
        AttributedString end =
                new AttributedString(glyphs.ellipsis(), text.styleAt(cut.length() - 1 < 0 ? 0 : cut.length() - 1));
        // A cut through a letter of two columns leaves one column less.
        return fit(AttributedString.join(AttributedString.EMPTY, cut, end), width, glyphs);
    }
}
