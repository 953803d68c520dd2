package io.switchboard.simulator.kore;

import io.switchboard.simulator.contactcentre.CentreGroup;
import io.switchboard.simulator.contactcentre.HandledContact;
import java.time.Duration;
import java.time.Instant;

/** What became so far of the contacts that arrived in one queue within one interval. Times are milliseconds. */
final class QueueVolume {
    static final Duration WIDTH = Duration.ofMinutes(15);

    private final CentreGroup queue;
    private final Instant start;
    private int offered;
    private int answered;
    private int completed;
    private int abandoned;
    private long answeredWait;
    private long longestAnsweredWait;
    private long abandonedWait;
    private long longestAbandonedWait;
    private long talk;
    private long wrapUp;

    QueueVolume(CentreGroup queue, Instant start) {
        this.queue = queue;
        this.start = start;
    }

    /** The begin of the interval an instant is in. */
    static Instant startOf(Instant instant) {
        long seconds = WIDTH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    void add(HandledContact contact) {
        offered++;
        if (contact.isAbandoned()) {
            abandoned++;
            abandonedWait += contact.waitMillis();
            longestAbandonedWait = Math.max(longestAbandonedWait, contact.waitMillis());
        } else if (contact.answeredAt().isPresent()) {
            answered++;
            answeredWait += contact.waitMillis();
            longestAnsweredWait = Math.max(longestAnsweredWait, contact.waitMillis());
        }
        talk += contact.talkMillis();
        wrapUp += contact.wrapUpMillis();
        completed += contact.wrappedUpAt().isPresent() ? 1 : 0;
    }

    CentreGroup queue() {
        return queue;
    }

    Instant start() {
        return start;
    }

    int offered() {
        return offered;
    }

    int answered() {
        return answered;
    }

    /** Written up. */
    int completed() {
        return completed;
    }

    int abandoned() {
        return abandoned;
    }

    long answeredWait() {
        return answeredWait;
    }

    long longestAnsweredWait() {
        return longestAnsweredWait;
    }

    long abandonedWait() {
        return abandonedWait;
    }

    long longestAbandonedWait() {
        return longestAbandonedWait;
    }

    long talk() {
        return talk;
    }

    /** After the end of the call, until it is written up. */
    long wrapUp() {
        return wrapUp;
    }
}
