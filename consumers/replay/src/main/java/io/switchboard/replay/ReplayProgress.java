package io.switchboard.replay;

import io.switchboard.platform.cli.TaskProgress;
import io.switchboard.replay.copy.CopyRun;
import io.switchboard.replay.copy.CopyStats;
import io.switchboard.replay.recompute.RecomputeWatch;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows how far a copy or a recomputation is, one task after the other. */
final class ReplayProgress implements CopyRun.CopyScreen, RecomputeWatch.RecomputeScreen, AutoCloseable {
    private final PrintWriter err;
    private Optional<TaskProgress> shown = Optional.empty();

    ReplayProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void say(String line) {
        err.println(line);
    }

    @Override
    public void reached(long passed, long length, CopyStats tally) {
        reached("copy", passed, length, tally.records());
    }

    @Override
    public void reached(String task, long passed, long length, long records) {
        if (shown.filter(progress -> progress.task().equals(task)).isEmpty()) {
            close();
            shown = Optional.of(TaskProgress.show(task, length, err));
        }
        shown.orElseThrow().reached(passed, records + " records");
    }

    @Override
    public void close() {
        shown.ifPresent(TaskProgress::close);
        shown = Optional.empty();
    }
}
