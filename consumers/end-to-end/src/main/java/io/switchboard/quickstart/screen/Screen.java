package io.switchboard.quickstart.screen;

import io.switchboard.quickstart.live.ClosedBucket;
import io.switchboard.quickstart.live.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * The live view for a terminal of any size: what matters least goes first when there is no room.
 *
 * <p>Above: the title and the addresses. In the middle: who does what now, and what the last bucket says. Then, with
 * all rows that are left, the last changes, and the last polls beside them where that fits. Below: what is polled.
 */
public final class Screen {
    private static final int NARROW = 72;
    private static final int WITH_BUSIEST = 116;
    private static final int WIDE = 160;
    private static final int LOW = 18;
    private static final int LOW_AND_NARROW = 26;
    private static final int HIGH = 30;
    private static final int GAP = 3;
    private static final int LEAST_LEFT = 30;
    private static final int BUSIEST_WIDTH = 36;
    private static final int LEAST_CHANGES = 3;

    private final Glyphs glyphs;
    private final Duration grace;
    private final Heading heading;
    private final AgentsPanel agents;
    private final BucketPanel buckets;
    private final ChangesPanel changes;
    private final PollsPanel polls;
    private final TargetsPanel targets;

    /**
     * A view of one run.
     *
     * @param speed simulated seconds per real second
     * @param grace how long after its end a bucket closes
     */
    public Screen(Addresses addresses, double speed, Duration grace, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.grace = grace;
        this.heading = new Heading(addresses, speed, glyphs);
        this.agents = new AgentsPanel(glyphs);
        this.buckets = new BucketPanel(glyphs, speed);
        this.changes = new ChangesPanel(glyphs);
        this.polls = new PollsPanel(glyphs, speed);
        this.targets = new TargetsPanel(glyphs);
    }

    /**
     * The lines of the whole screen: exactly as many as it is high, each exactly as wide.
     *
     * @param now the simulated now
     * @param width 1 or more columns
     * @param height 1 or more rows
     */
    public List<AttributedString> render(View view, Instant now, int width, int height) {
        Block above = above(view, now, width, height);
        Block all = above.above(below(view, now, width, height - above.lines().size() - 1))
                .tall(height - 1);
        List<AttributedString> lines = new ArrayList<>(all.lines());
        lines.add(Line.fit(heading.footer(width), width, glyphs));
        return lines;
    }

    private Block above(View view, Instant now, int width, int height) {
        Block title = Block.of(width, List.of(heading.title(now, width)), glyphs);
        if (height < (width < NARROW ? LOW_AND_NARROW : LOW)) {
            return title.above(middle(view, now, width)).spaced();
        }
        return title.above(heading.places(width, height >= HIGH))
                .spaced()
                .above(middle(view, now, width))
                .spaced();
    }

    private Block middle(View view, Instant now, int width) {
        Upcoming next = Upcoming.at(now, grace);
        if (width < NARROW) {
            Block bucket = Block.of(width, List.of(buckets.summary(view.closed(), next)), glyphs);
            return agents.render(view, width).above(bucket);
        }
        int busiest = width < WITH_BUSIEST ? 0 : BUSIEST_WIDTH + GAP;
        int left = Math.max(LEAST_LEFT, (width - busiest - GAP) / 3);
        Block present = agents.render(view, left);
        Block totals = buckets.totals(view.closed(), next, width - busiest - GAP - left);
        Block both = present.beside(totals, GAP);
        Optional<ClosedBucket> closed = view.closed();
        int rows = both.lines().size() - 1;
        Block third = busiest == 0 || closed.isEmpty()
                ? new Block(Math.max(0, busiest - GAP), List.of())
                : buckets.busiest(closed.get(), rows, busiest - GAP);
        return busiest == 0 ? both : both.beside(third, GAP);
    }

    /** With little room, first the targets' lines go, from below, then the changes. */
    private Block below(View view, Instant now, int width, int rows) {
        int forTargets = Math.clamp(rows - LEAST_CHANGES - 1, 1, targets.height(view));
        int forChanges = Math.max(0, rows - forTargets - 1);
        return events(view, width, forChanges)
                .spaced()
                .above(targets.render(view, now, width).tall(forTargets));
    }

    private Block events(View view, int width, int rows) {
        int beside = width < WIDE ? 0 : PollsPanel.WIDTH + GAP;
        Block left = changes.render(view.changes(), rows, width - beside).tall(rows);
        return beside == 0
                ? left
                : left.beside(polls.render(view.polls(), rows), GAP).tall(rows);
    }
}
