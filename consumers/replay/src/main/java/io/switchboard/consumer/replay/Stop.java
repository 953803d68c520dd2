package io.switchboard.consumer.replay;

import io.switchboard.consumer.replay.aggregates.Watch;
import io.switchboard.consumer.replay.copy.Copy;
import io.switchboard.platform.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Real time, until Ctrl-C or SIGTERM. The process then ends with the signal's own exit code, for what was stopped is
 * not done.
 */
final class Stop implements Copy.Watch, Watch, AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Duration patience;
    private final String advice;

    private Stop(Duration patience, String advice) {
        this.patience = patience;
        this.advice = advice;
    }

    /**
     * Begins to listen to signals.
     *
     * @param patience how long stopping may take
     * @param advice what to do when it takes longer
     */
    static Stop onSignal(Duration patience, String advice) {
        Stop stop = new Stop(patience, advice);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::ask));
        return stop;
    }

    private void ask() {
        asked.countDown();
        try {
            if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("It did not stop in time. " + advice);
                Runtime.getRuntime().halt(ExitCode.LATE.code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
        try {
            var _ = asked.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.countDown();
        }
    }

    @Override
    public boolean isStopped() {
        return asked.getCount() == 0;
    }

    /** Lets the process end. */
    @Override
    public void close() {
        ended.countDown();
    }
}
