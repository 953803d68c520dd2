package io.switchboard.collector;

import io.switchboard.collector.backfill.Backfill;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.platform.cli.TaskProgress;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Shows on standard error how far a backfill is, and sums up what it did. */
final class BackfillProgress implements Backfill.BackfillListener, AutoCloseable {
    private final String target;
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong doubtful = new AtomicLong();
    private Optional<TaskProgress> shown = Optional.empty();

    BackfillProgress(String target) {
        this.target = target;
    }

    @Override
    public void begin(int all, int done) {
        TaskProgress progress = TaskProgress.show(target, all, new PrintWriter(System.err, true, System.err.charset()));
        shown = Optional.of(progress);
        chunks.set(done);
        progress.reached(done, done == 0 ? "" : "goes on after " + done + " chunks");
    }

    @Override
    public void committed(PollResult poll) {
        poll.seen().forEach(seen -> {
            rows.addAndGet(seen.rows());
            events.addAndGet(seen.changes().size());
        });
        if (!(poll.outcome() instanceof PollOutcome.CompleteOutcome)) {
            doubtful.incrementAndGet();
        }
        shown.orElseThrow().reached(chunks.incrementAndGet(), events.get() + " events");
    }

    /** The whole in a line. */
    void finish(PrintWriter out) {
        close();
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
        shown.ifPresent(TaskProgress::close);
        shown = Optional.empty();
    }
}
