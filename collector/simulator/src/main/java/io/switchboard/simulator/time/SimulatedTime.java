package io.switchboard.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Time that starts at a chosen instant and runs at a factor of real time. A program that takes its clock and its delays
 * from here runs that much faster, unchanged. Needs no closing: its scheduler borrows Reactor's shared parallel
 * threads.
 */
public final class SimulatedTime {
    private static final int FASTEST = 200;

    private final Instant start;
    private final double factor;
    private final LongSupplier nanoTime;
    private final long origin;
    private final Clock clock;
    private final Scheduler scheduler;

    SimulatedTime(Instant start, double factor, LongSupplier nanoTime) {
        if (!(factor >= 1 && factor <= FASTEST)) {
            throw new IllegalArgumentException("the factor must be 1 to %d, not %s".formatted(FASTEST, factor));
        }
        this.start = start;
        this.factor = factor;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.clock = new SimulatedClock(this);
        this.scheduler = new SimulatedScheduler(this, Schedulers.parallel());
    }

    /**
     * Time that begins to run now.
     *
     * @param start what the simulated clock shows now
     * @param factor simulated seconds per real second, 1 (real time) to 200
     * @throws IllegalArgumentException if the factor is out of range
     */
    public static SimulatedTime startingAt(Instant start, double factor) {
        return new SimulatedTime(start, factor, System::nanoTime);
    }

    /**
     * Time that begins to run now and shows the machine's time at that moment: at a factor of 1 it stays with the time
     * of other programs.
     *
     * @param factor simulated seconds per real second, 1 (real time) to 200
     * @throws IllegalArgumentException if the factor is out of range
     */
    public static SimulatedTime startingNow(double factor) {
        LongSupplier nanoTime = System::nanoTime;
        return new SimulatedTime(Instant.now(), factor, nanoTime);
    }

    /** The instant at which this time began. */
    public Instant start() {
        return start;
    }

    /** Simulated seconds per real second. */
    public double factor() {
        return factor;
    }

    /** The simulated now; never goes back, whatever happens to the machine's clock. */
    public Instant now() {
        return start.plusNanos((long) ((nanoTime.getAsLong() - origin) * factor));
    }

    /** The simulated clock, in UTC. */
    public Clock clock() {
        return clock;
    }

    /** Delays and periods are taken as simulated time, and {@code now} is the simulated now. Cannot be disposed of. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** How long a stretch of simulated time really takes. */
    public Duration real(Duration simulated) {
        return Duration.ofNanos(realNanos(simulated.toNanos()));
    }

    long realNanos(long simulatedNanos) {
        return simulatedNanos <= 0 ? simulatedNanos : Math.max(1, (long) (simulatedNanos / factor));
    }
}
