package io.switchboard.collector.poll;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Waits as another scheduler does. Its clock can be set back, and it knows how many timers have been set. */
public final class TestTime implements Scheduler {
    private final Scheduler inner;
    private final AtomicInteger timers = new AtomicInteger();
    private volatile Duration by = Duration.ofDays(-1);

    /** One whose clock is a day ahead of another one's. */
    public TestTime(Scheduler inner) {
        this.inner = inner;
    }

    /** Sets the clock back. */
    public void setBack(Duration more) {
        by = by.plus(more);
    }

    /** How many timers have been set, and will run when their time comes. */
    public int timers() {
        return timers.get();
    }

    @Override
    public long now(TimeUnit unit) {
        return inner.now(unit) - unit.convert(by);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return inner.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        Disposable timer = inner.schedule(task, delay, unit);
        timers.incrementAndGet();
        return timer;
    }

    @Override
    public Worker createWorker() {
        return inner.createWorker();
    }
}
