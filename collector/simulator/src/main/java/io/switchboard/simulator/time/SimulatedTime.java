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
    private final LongSupplier nanoTime;
    private volatile TimePace pace;
    private final Clock clock;
    private final Scheduler scheduler;

    SimulatedTime(Instant start, double factor, LongSupplier nanoTime) {
        this.start = start;
        this.nanoTime = nanoTime;
        this.pace = new TimePace(start, nanoTime.getAsLong(), factor);
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
        return pace.factor;
    }

    /**
     * From now on time goes by at another pace. A delay that has begun takes as long as it was to take.
     *
     * @param other simulated seconds per real second, 1 (real time) to 200
     * @throws IllegalArgumentException if the factor is out of range
     */
    public synchronized void runAt(double other) {
        long nanos = nanoTime.getAsLong();
        pace = new TimePace(pace.at(nanos), nanos, other);
    }

    /** The simulated now; never goes back, whatever happens to the machine's clock. */
    public Instant now() {
        return pace.at(nanoTime.getAsLong());
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
        return simulatedNanos <= 0 ? simulatedNanos : Math.max(1, (long) (simulatedNanos / pace.factor));
    }

    /**
     * How fast time goes by.
     *
     * @param from the simulated instant from which on it does
     * @param origin the real time at that instant
     */
    private record TimePace(Instant from, long origin, double factor) {
        private TimePace {
            if (!(factor >= 1 && factor <= FASTEST)) {
                throw new IllegalArgumentException("the factor must be 1 to %d, not %s".formatted(FASTEST, factor));
            }
        }

        Instant at(long nanos) {
            return from.plusNanos((long) ((nanos - origin) * factor));
        }
    }
}
