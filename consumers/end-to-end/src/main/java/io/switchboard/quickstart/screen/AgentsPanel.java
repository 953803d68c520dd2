package io.switchboard.quickstart.screen;

import io.switchboard.Status;
import io.switchboard.quickstart.live.View;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Who does what now: a bar per status. */
record AgentsPanel(Glyphs glyphs) {
    private static final int COUNT = 5;

    Block render(View view, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(glyphs)
                .add("AGENTS NOW  ", Palette.HEADER)
                .add(view.present() + " logged in", Palette.FAINT)
                .build());
        Statuses.shown(view::agents).forEach(status -> lines.add(row(view, status, width)));
        return Block.of(width, lines, glyphs);
    }

    private AttributedString row(View view, Status status, int width) {
        int count = view.agents(status);
        double share = count / (double) Math.max(1, view.present());
        return new Line(glyphs)
                .left(status.name(), Statuses.WIDTH, Palette.of(status))
                .right(String.valueOf(count), COUNT)
                .add(" ")
                .add(glyphs.bar(share, width - Statuses.WIDTH - COUNT - 1), Palette.of(status))
                .build();
    }
}
