package io.switchboard.replay;

import io.switchboard.platform.cli.Shutdown;
import io.switchboard.replay.copy.RecordCopier;
import io.switchboard.replay.recompute.RecomputeWatch;
import java.time.Duration;

/** Real time, until the process is asked to stop. */
record RealTime(Shutdown shutdown) implements RecordCopier.CopyTimer, RecomputeWatch {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
        shutdown.await(Duration.ofNanos(nanos));
    }

    @Override
    public boolean isStopped() {
        return shutdown.isRequested();
    }
}
