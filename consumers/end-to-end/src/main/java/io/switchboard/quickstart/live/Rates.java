package io.switchboard.quickstart.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Polls and events per real second, over the last ten. */
final class Rates {
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long polls;
    private long events;

    void countPoll() {
        polls++;
    }

    void countEvent() {
        events++;
    }

    /** Notes the counts at an instant of {@link System#nanoTime}. */
    void sample(long nanos) {
        samples.addLast(new Sample(nanos, polls, events));
        while (nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    PerSecond perSecond() {
        if (samples.size() < 2) {
            return PerSecond.NONE;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = Math.max(1, last.nanos() - first.nanos()) / NANOS_PER_SECOND;
        return new PerSecond((last.polls() - first.polls()) / seconds, (last.events() - first.events()) / seconds);
    }

    private record Sample(long nanos, long polls, long events) {}
}
