package io.switchboard.quickstart.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What runs, at what time, and where. */
record Heading(Addresses addresses, double speed, Glyphs glyphs) {
    private static final String GAP = "   ";

    /** The first line. */
    AttributedString title(Instant now, int width) {
        String left = " Switchboard";
        String pace = speed == 1 ? "real time" : glyphs.times() + Times.factor(speed);
        String right = "%s  %s ".formatted(Times.clock(now), pace);
        int room = width - left.length() - right.length();
        return room < 1
                ? new Line(glyphs).left(" " + right, width, Palette.TITLE).build()
                : new Line(glyphs)
                        .add(left + " ".repeat(room) + right, Palette.TITLE)
                        .build();
    }

    /**
     * The addresses, as many on a line as fit.
     *
     * @param all also those that one can do without
     */
    Block places(int width, boolean all) {
        List<AttributedString> lines = new ArrayList<>();
        AttributedString line = AttributedString.EMPTY;
        for (AttributedString item : items(all)) {
            boolean first = line.length() == 0;
            if (!first && line.columnLength() + GAP.length() + item.columnLength() > width) {
                lines.add(line);
                line = item;
            } else {
                line = first ? item : AttributedString.join(new AttributedString(GAP), line, item);
            }
        }
        lines.add(line);
        return Block.of(width, lines, glyphs);
    }

    /** The last line. */
    AttributedString footer(int width) {
        String stop = "q or Ctrl-C stops";
        String log = "log " + addresses.log();
        int room = width - stop.length() - log.length();
        return new Line(glyphs)
                .add(stop, Palette.FAINT)
                .add(room < 2 ? "" : " ".repeat(room) + log, Palette.FAINT)
                .build();
    }

    private List<AttributedString> items(boolean all) {
        List<AttributedString> items = new ArrayList<>(List.of(
                item("Kafka", addresses.kafka()),
                item("Registry", addresses.registry().toString()),
                item("Wallboard", addresses.pages().wallboard().toString()),
                item("Topics", addresses.topics())));
        addresses.vendors().stream()
                .limit(all ? addresses.vendors().size() : 1)
                .forEach(ask -> items.add(item(ask.vendor(), ask.brief())));
        if (all) {
            items.add(item("Metrics", addresses.pages().metrics().toString()));
            items.add(item("Truth", "curl " + addresses.truth()));
        }
        return items;
    }

    private AttributedString item(String what, String where) {
        return new Line(glyphs).add(what + " ", Palette.FAINT).add(where).build();
    }
}
