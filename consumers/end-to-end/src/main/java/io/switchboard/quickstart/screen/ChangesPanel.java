package io.switchboard.quickstart.screen;

import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The last changes of status, the newest on top. */
record ChangesPanel(Glyphs glyphs) {
    private static final int TIME = 8;
    private static final int LASTED = 8;
    private static final int LEAST_NAME = 8;
    private static final int MOST_NAME = 24;
    private static final int CAMPAIGN = 14;
    private static final int CAMPAIGN_FROM = 76;

    Block render(List<StatusChange> changes, int rows, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(header(width));
        changes.stream().limit(Math.max(0, rows - 1)).forEach(change -> lines.add(row(change, width)));
        if (changes.isEmpty()) {
            lines.add(new AttributedString("waiting for the first", Palette.FAINT));
        }
        return Block.of(width, lines, glyphs);
    }

    private AttributedString header(int width) {
        return new Line(glyphs)
                .left("STATUS CHANGES", TIME + 2 + name(width) + 1, Palette.HEADER)
                .left("was", Statuses.WIDTH + 2, Palette.FAINT)
                .left("for", LASTED, Palette.FAINT)
                .left("", 2 + glyphs.arrow().length())
                .left("is", Statuses.WIDTH + 2, Palette.FAINT)
                .add(width < CAMPAIGN_FROM ? "" : "in", Palette.FAINT)
                .build();
    }

    private AttributedString row(StatusChange change, int width) {
        Line line = new Line(glyphs)
                .left(Times.second(change.getChangedAt()), TIME + 2, Palette.FAINT)
                .left(Agents.name(change.getAgentName(), change.getAgentId()), name(width))
                .add(" ");
        status(line, change.getFrom(), word(change, change.getVendorFrom()));
        line.left(lasted(change.getPreviousDurationMs()), LASTED).add(" " + glyphs.arrow() + " ", Palette.FAINT);
        status(line, change.getTo(), word(change, change.getVendorTo()));
        return width < CAMPAIGN_FROM
                ? line.build()
                : line.left(change.getCampaign() == null ? "" : change.getCampaign(), CAMPAIGN, Palette.FAINT)
                        .build();
    }

    /** Where only the vendor tells two statuses apart, its words say what changed. */
    private static Optional<String> word(StatusChange change, @Nullable String vendors) {
        return change.getFrom() == change.getTo() ? Optional.ofNullable(vendors) : Optional.empty();
    }

    private static void status(Line line, @Nullable Status status, Optional<String> word) {
        Status shown = status == null ? Status.OTHER : status;
        line.left(word.orElseGet(shown::name), Statuses.WIDTH, Palette.of(shown))
                .add("  ");
    }

    private static String lasted(@Nullable Long milliseconds) {
        return milliseconds == null ? "?" : Times.lasting(Duration.ofMillis(milliseconds));
    }

    private int name(int width) {
        int others = TIME
                + 2
                + 1
                + 2 * (Statuses.WIDTH + 2)
                + LASTED
                + 2
                + glyphs.arrow().length();
        int rest = width - others - (width < CAMPAIGN_FROM ? 0 : CAMPAIGN);
        return Math.clamp(rest, LEAST_NAME, MOST_NAME);
    }
}
