package io.switchboard.simulator.contactcentre;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The events to come, run in the order of their times, those of one instant in the order in which they were added; so
 * it does not matter in how many steps the agenda is run. All times are epoch milliseconds. While frozen nothing runs,
 * and what was due comes later by as long as the freeze lasted.
 */
final class EventQueue {
    private final PriorityQueue<QueuedEvent> entries =
            new PriorityQueue<>(Comparator.comparingLong(QueuedEvent::at).thenComparingLong(QueuedEvent::sequence));
    /** Time without the freezes. */
    private long active;

    private long frozenTotal;
    private long frozenAt;
    private boolean frozen;
    private long sequence;

    EventQueue(long start) {
        active = start;
    }

    /** The instant of the event that runs, or up to which the agenda was run. */
    long now() {
        return active + frozenTotal;
    }

    void in(long delay, Runnable task) {
        entries.add(new QueuedEvent(active + delay, sequence++, task));
    }

    void runUntil(long instant) {
        if (frozen) {
            return;
        }
        long end = instant - frozenTotal;
        for (QueuedEvent next = entries.peek(); next != null && next.at <= end; next = entries.peek()) {
            entries.remove();
            active = next.at;
            next.task.run();
        }
        active = Math.max(active, end);
    }

    void freeze(long instant) {
        runUntil(instant);
        if (!frozen) {
            frozen = true;
            frozenAt = instant;
        }
    }

    void unfreeze(long instant) {
        if (frozen) {
            frozen = false;
            frozenTotal += instant - frozenAt;
        }
    }

    boolean isFrozen() {
        return frozen;
    }

    private record QueuedEvent(long at, long sequence, Runnable task) {}
}
