package io.switchboard.consumer.replay;

import io.switchboard.consumer.replay.aggregates.Watch;
import io.switchboard.consumer.replay.copy.Copy;
import io.switchboard.platform.cli.Shutdown;
import java.time.Duration;

/** Real time, until the process is asked to stop. */
record RealTime(Shutdown shutdown) implements Copy.Watch, Watch {
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
