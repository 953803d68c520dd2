package io.switchboard.simulator.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many answers there were, and the latest. Thread-safe. */
final class AnswerLog {
    private long count;
    private @Nullable SimulatedResponse last;

    /** Anyone who sees the count sees the answer too. */
    synchronized void add(SimulatedResponse answer) {
        last = answer;
        count++;
    }

    synchronized long count() {
        return count;
    }

    synchronized Optional<SimulatedResponse> last() {
        return Optional.ofNullable(last);
    }
}
