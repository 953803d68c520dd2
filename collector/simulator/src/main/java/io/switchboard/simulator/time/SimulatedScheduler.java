package io.switchboard.simulator.time;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Another scheduler, with simulated delays made real ones. */
final class SimulatedScheduler implements Scheduler {
    private final SimulatedTime time;
    private final Scheduler delegate;

    SimulatedScheduler(SimulatedTime time, Scheduler delegate) {
        this.time = time;
        this.delegate = delegate;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return delegate.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return delegate.schedule(task, real(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return delegate.schedulePeriodically(task, real(initialDelay, unit), real(period, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public long now(TimeUnit unit) {
        Instant now = time.now();
        return unit.convert(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new SimulatedWorker(delegate.createWorker());
    }

    /** The threads belong to the scheduler below, which others use. */
    @Override
    public void dispose() {}

    private long real(long delay, TimeUnit unit) {
        return time.realNanos(unit.toNanos(delay));
    }

    private final class SimulatedWorker implements Worker {
        private final Worker worker;

        SimulatedWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public Disposable schedule(Runnable task) {
            return worker.schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return worker.schedule(task, real(delay, unit), TimeUnit.NANOSECONDS);
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
            return worker.schedulePeriodically(
                    task, real(initialDelay, unit), real(period, unit), TimeUnit.NANOSECONDS);
        }

        @Override
        public void dispose() {
            worker.dispose();
        }

        @Override
        public boolean isDisposed() {
            return worker.isDisposed();
        }
    }
}
