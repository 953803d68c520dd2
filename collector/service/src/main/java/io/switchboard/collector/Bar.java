package io.switchboard.collector;

import io.switchboard.collector.backfill.Backfill;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.PollOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on standard error how far a backfill is and how long it will take, and sums up what it did. */
final class Bar implements Backfill.Listener, AutoCloseable {
    private static final int REDRAWN_EVERY_MS = 500;

    private final ProgressBar bar;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong doubtful = new AtomicLong();

    Bar(String target) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(target)
                .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
                .setStyle(ProgressBarStyle.ASCII)
                .setEtaFunction(state -> state.getCurrent() == state.getStart()
                        ? Optional.empty()
                        : Optional.of(remaining(
                                state.getElapsedAfterStart(),
                                state.getCurrent() - state.getStart(),
                                state.getMax() - state.getCurrent())))
                .build();
    }

    private static Duration remaining(Duration elapsed, long done, long open) {
        return elapsed.multipliedBy(open).dividedBy(done);
    }

    @Override
    public void begin(int chunks, int done) {
        bar.maxHint(chunks);
        bar.stepTo(done);
        if (done > 0) {
            bar.setExtraMessage("goes on after " + done + " chunks");
        }
    }

    @Override
    public void committed(FinishedPoll poll) {
        poll.seen().forEach(seen -> {
            rows.addAndGet(seen.rows());
            events.addAndGet(seen.changes().size());
        });
        if (!(poll.outcome() instanceof PollOutcome.Complete)) {
            doubtful.incrementAndGet();
        }
        bar.step();
        bar.setExtraMessage(events.get() + " events");
    }

    /** The whole in a line. */
    void finish(PrintWriter out) {
        bar.close();
        out.printf(
                "%d rows read, %d events written%s%n",
                rows.get(),
                events.get(),
                doubtful.get() == 0
                        ? ""
                        : "; " + doubtful.get() + " chunks may lack rows: their polls say PARTIAL and why");
    }

    @Override
    public void close() {
        bar.close();
    }
}
