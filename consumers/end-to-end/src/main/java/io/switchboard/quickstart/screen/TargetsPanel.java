package io.switchboard.quickstart.screen;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.quickstart.live.PerSecond;
import io.switchboard.quickstart.live.Target;
import io.switchboard.quickstart.live.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** What is polled, a line each: how the last poll ended, how much changes, and what the rows tell. */
record TargetsPanel(Glyphs glyphs) {
    private static final int ACCOUNT = 11;
    private static final int API = 21;
    private static final int AGO = 3;
    private static final int COMPLETE = 9;
    private static final int ROWS = 6;
    private static final int RATE = 5;
    private static final int FACTS = ACCOUNT + API + AGO + 1 + COMPLETE + ROWS + RATE + 1;
    private static final int FROM_TEN = 10;

    /** How many rows it takes to show all. */
    int height(View view) {
        return 1 + Math.max(1, view.targets().size());
    }

    Block render(View view, Instant now, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(header(view.rates()));
        view.targets().forEach(target -> lines.add(row(target, now, width)));
        if (view.targets().isEmpty()) {
            lines.add(new AttributedString("waiting for the first poll", Palette.FAINT));
        }
        return Block.of(width, lines, glyphs);
    }

    private AttributedString header(PerSecond rates) {
        return new Line(glyphs)
                .left("POLLED", ACCOUNT, Palette.HEADER)
                .left("%.1f polls/s".formatted(rates.polls()), API)
                .right("ago", AGO, Palette.FAINT)
                .add(" ")
                .left("ended", COMPLETE, Palette.FAINT)
                .right("rows", ROWS, Palette.FAINT)
                .right("/s", RATE, Palette.FAINT)
                .add(" %.1f changes/s in all".formatted(rates.events()))
                .build();
    }

    private AttributedString row(Target target, Instant now, int width) {
        Line line =
                new Line(glyphs).left(target.account(), ACCOUNT, Palette.FAINT).left(target.api(), API);
        Optional<Poll> last = target.last();
        line.right(last.map(poll -> ago(poll, now)).orElse(""), AGO, Palette.FAINT)
                .add(" ");
        Optional<Poll> failed = last.filter(poll -> poll.getOutcome() != Outcome.COMPLETE);
        return failed.isPresent()
                ? failed(line, failed.get())
                : line.left(
                                last.map(poll -> poll.getOutcome().name()).orElse(""),
                                COMPLETE,
                                Palette.of(Outcome.COMPLETE))
                        .right("%,d".formatted(target.rows()), ROWS)
                        .right(rate(target.changesPerSecond()), RATE)
                        .add(" " + Wording.of(target.facts(), width - FACTS, glyphs))
                        .build();
    }

    /** What went wrong takes the place of all numbers. */
    private static AttributedString failed(Line line, Poll poll) {
        return line.add(poll.getOutcome().name() + " ", Palette.of(poll.getOutcome()))
                .add(poll.getError() == null ? "" : poll.getError())
                .build();
    }

    private static String ago(Poll poll, Instant now) {
        return Times.ago(Duration.between(poll.getCompletedAt(), now));
    }

    private static String rate(double perSecond) {
        return (perSecond < FROM_TEN ? "%.1f" : "%.0f").formatted(perSecond);
    }
}
