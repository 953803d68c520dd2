package io.switchboard.quickstart.screen;

import io.switchboard.AgentBucket;
import io.switchboard.Status;
import io.switchboard.quickstart.live.ClosedBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** What everybody did in the five minutes that closed last. */
record BucketPanel(Glyphs glyphs, double speed) {
    private static final int TIME = 9;
    private static final int SHARE = 5;
    private static final int CHANGES = 8;
    private static final int MOST_BAR = 40;
    private static final int LONG = 76;

    /** The totals per status. */
    Block totals(Optional<ClosedBucket> closed, Upcoming next, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(header(closed, next, width));
        closed.ifPresent(
                bucket -> Statuses.shown(bucket::seconds).forEach(status -> lines.add(row(bucket, status, width))));
        if (closed.isEmpty()) {
            lines.add(waiting(next));
        }
        return Block.of(width, lines, glyphs);
    }

    /** Those with most time on contacts. */
    Block busiest(ClosedBucket bucket, int rows, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(glyphs)
                .left("MOST ON CONTACT", width - TIME - CHANGES, Palette.HEADER)
                .right("of 5:00", TIME, Palette.FAINT)
                .right("changes", CHANGES, Palette.FAINT)
                .build());
        bucket.rows().stream().limit(rows).forEach(agent -> lines.add(agent(agent, width)));
        return Block.of(width, lines, glyphs);
    }

    /** One line for where there is no room for more. */
    AttributedString summary(Optional<ClosedBucket> closed, Upcoming next) {
        return closed.map(bucket -> new Line(glyphs)
                        .add("BUCKET " + Times.window(bucket.start(), bucket.end(), glyphs), Palette.HEADER)
                        .add("  %d agents, %s on contact".formatted(bucket.agents(), share(bucket, Status.ON_CONTACT)))
                        .build())
                .orElseGet(() -> waiting(next));
    }

    private AttributedString header(Optional<ClosedBucket> closed, Upcoming next, int width) {
        Line line = new Line(glyphs).add("LAST BUCKET  ", Palette.HEADER);
        return closed.map(bucket -> line.add(Times.window(bucket.start(), bucket.end(), glyphs) + "  ")
                        .add("%d agents  ".formatted(bucket.agents()), Palette.FAINT)
                        .add("%.0f %% known".formatted(100 * bucket.coverage()), Palette.FAINT)
                        .add(width < LONG ? "" : "  %d changes".formatted(bucket.changes()), Palette.FAINT)
                        .add(width < LONG ? "" : "  next in %d s".formatted(next.realSeconds(speed)), Palette.FAINT)
                        .build())
                .orElseGet(() -> line.add("none closed yet", Palette.FAINT).build());
    }

    private AttributedString waiting(Upcoming next) {
        return new Line(glyphs)
                .add(
                        "%s closes in %d s"
                                .formatted(Times.window(next.start(), next.end(), glyphs), next.realSeconds(speed)),
                        Palette.FAINT)
                .build();
    }

    private AttributedString row(ClosedBucket bucket, Status status, int width) {
        int seconds = bucket.seconds(status);
        int bar = Math.min(MOST_BAR, width - Statuses.WIDTH - TIME - SHARE - 2);
        return new Line(glyphs)
                .left(status.name(), Statuses.WIDTH, Palette.of(status))
                .right(Times.lasting(Duration.ofSeconds(seconds)), TIME)
                .right(share(bucket, status), SHARE + 1, Palette.FAINT)
                .add(" ")
                .add(glyphs.bar(seconds / (double) Math.max(1, bucket.observed()), bar), Palette.of(status))
                .build();
    }

    private AttributedString agent(AgentBucket row, int width) {
        return new Line(glyphs)
                .left(Agents.name(row.getAgentName(), row.getAgentId()), width - TIME - CHANGES)
                .right(Times.lasting(Duration.ofSeconds(row.getOnContactSec())), TIME, Palette.of(Status.ON_CONTACT))
                .right(String.valueOf(row.getStatusChanges()), CHANGES)
                .build();
    }

    private static String share(ClosedBucket bucket, Status status) {
        return "%.0f %%".formatted(100.0 * bucket.seconds(status) / Math.max(1, bucket.observed()));
    }
}
