package io.switchboard.quickstart.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often something happens in a real second, over the last ten. */
final class Rate {
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long count;

    void count() {
        count++;
    }

    /** The rate at an instant of {@link System#nanoTime}, as far as it was asked for before. */
    double perSecond(long nanos) {
        samples.addLast(new Sample(nanos, count));
        while (nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = Math.max(1, nanos - first.nanos()) / NANOS_PER_SECOND;
        return (count - first.count()) / seconds;
    }

    private record Sample(long nanos, long count) {}
}
