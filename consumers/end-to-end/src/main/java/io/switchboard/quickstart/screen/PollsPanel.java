package io.switchboard.quickstart.screen;

import io.switchboard.Poll;
import io.switchboard.quickstart.live.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** How fast it goes and how the last polls ended, the newest on top. */
record PollsPanel(Glyphs glyphs, double speed) {

    Block render(View view, int rows, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(glyphs)
                .add("POLLS  ", Palette.HEADER)
                .add("%.1f polls/s  %.1f events/s"
                        .formatted(view.rates().polls(), view.rates().events()))
                .add("  of real time", Palette.FAINT)
                .build());
        view.polls().stream().limit(Math.max(0, rows - 1)).forEach(poll -> lines.add(row(poll)));
        return Block.of(width, lines, glyphs);
    }

    private AttributedString row(Poll poll) {
        Line line = new Line(glyphs)
                .left(Times.second(poll.getCompletedAt()), 10, Palette.FAINT)
                .left(poll.getOutcome().name(), 12, Palette.of(poll.getOutcome()))
                .left(poll.getHttpStatus() == null ? "" : poll.getHttpStatus().toString(), 4, Palette.FAINT);
        return poll.getError() == null
                ? line.right("%,d rows".formatted(poll.getRows()), 11)
                        .right("+%d ~%d -%d".formatted(poll.getCreated(), poll.getUpdated(), poll.getDeleted()), 14)
                        .right(took(poll), 9, Palette.FAINT)
                        .right("%,d KB".formatted(poll.getBytes() / 1_000), 10, Palette.FAINT)
                        .build()
                : line.add(" " + poll.getError()).build();
    }

    /** The poll's own clock is the simulated one; what the answer took is real time. */
    private String took(Poll poll) {
        long simulated =
                Duration.between(poll.getStartedAt(), poll.getCompletedAt()).toMillis();
        return "%,d ms".formatted(Math.round(simulated / speed));
    }
}
