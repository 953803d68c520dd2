package io.switchboard.quickstart.screen;

import io.switchboard.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** How the last polls ended, the newest on top. */
record PollsPanel(Glyphs glyphs, double speed) {
    private static final int TIME = 10;
    private static final int API = 21;
    private static final int OUTCOME = 12;
    private static final int HTTP = 4;
    private static final int ROWS = 8;
    private static final int CHANGES = 16;
    private static final int TOOK = 8;

    /** How wide it is. */
    static final int WIDTH = TIME + API + OUTCOME + HTTP + ROWS + CHANGES + TOOK;

    Block render(List<Poll> polls, int rows) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(glyphs)
                .left("LAST POLLS", TIME + API + OUTCOME, Palette.HEADER)
                .left("http", HTTP, Palette.FAINT)
                .right("rows", ROWS, Palette.FAINT)
                .right("changes", CHANGES, Palette.FAINT)
                .right("took", TOOK, Palette.FAINT)
                .build());
        polls.stream().limit(Math.max(0, rows - 1)).forEach(poll -> lines.add(row(poll)));
        return Block.of(WIDTH, lines, glyphs);
    }

    private AttributedString row(Poll poll) {
        Line line = new Line(glyphs)
                .left(Times.second(poll.getCompletedAt()), TIME, Palette.FAINT)
                .left(poll.getTarget().substring(poll.getTarget().indexOf('/') + 1), API)
                .left(poll.getOutcome().name(), OUTCOME, Palette.of(poll.getOutcome()))
                .left(poll.getHttpStatus() == null ? "" : poll.getHttpStatus().toString(), HTTP, Palette.FAINT);
        return poll.getError() == null
                ? line.right("%,d".formatted(poll.getRows()), ROWS)
                        .right(
                                "+%d ~%d -%d".formatted(poll.getCreated(), poll.getUpdated(), poll.getDeleted()),
                                CHANGES)
                        .right(took(poll), TOOK, Palette.FAINT)
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
