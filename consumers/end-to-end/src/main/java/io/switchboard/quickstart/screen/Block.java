package io.switchboard.quickstart.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/**
 * Lines that are all as wide as the block.
 *
 * @param width in columns of the terminal, 0 or more
 */
record Block(int width, List<AttributedString> lines) {

    Block {
        lines = List.copyOf(lines);
    }

    /** Lines cut or filled up to a width. */
    static Block of(int width, List<AttributedString> lines, Glyphs glyphs) {
        return new Block(
                width, lines.stream().map(line -> Line.fit(line, width, glyphs)).toList());
    }

    /** This block with another one to its right, as high as the higher one. */
    Block beside(Block right, int gap) {
        int height = Math.max(lines.size(), right.lines.size());
        AttributedString between = new AttributedString(" ".repeat(gap));
        List<AttributedString> joined = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            joined.add(AttributedString.join(between, line(row), right.line(row)));
        }
        return new Block(width + gap + right.width, joined);
    }

    /** This block with another one of its width under it. */
    Block above(Block below) {
        return new Block(
                width, Stream.concat(lines.stream(), below.lines.stream()).toList());
    }

    /** This block with an empty line under it. */
    Block spaced() {
        return above(new Block(width, List.of(empty())));
    }

    /** This block, cut or filled up to a height. */
    Block tall(int height) {
        return new Block(
                width,
                Stream.iterate(0, row -> row < height, row -> row + 1)
                        .map(this::line)
                        .toList());
    }

    private AttributedString line(int row) {
        return row < lines.size() ? lines.get(row) : empty();
    }

    private AttributedString empty() {
        return new AttributedString(" ".repeat(width));
    }
}
